import {
  Bell,
  FolderTree,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  PackagePlus,
  Plus,
  ScanSearch,
  Sun,
  UserPlus,
  UserRound,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { PageAction, PageActions } from '@/components/ui/page-actions'
import { areas, type AreaName } from '../areas'
import { areaIcons } from '../navigation'
import { themes, type ThemeName } from '../theme-choice'

/** A line of the palette. It leads to a page, or does something. */
export type Item = {
  /** Unique among all lines. */
  id: string
  label: string
  icon: ReactNode
  /** What tells it from others with the same label. */
  detail?: string | undefined
  /** Whether the detail is an ID, and not a text. */
  isCode?: boolean
  /** Words that find it too. */
  words?: string
  /** Short text at the end of the line. */
  note?: string | undefined
  /** Why it cannot be chosen. */
  disabledReason?: string | undefined
  /** The single key that does it too. */
  shortcut?: string | undefined
  /** Whether the palette stays open. */
  staysOpen?: true
} & ({ href: string; run?: undefined } | { run: () => unknown; href?: undefined })

export interface Group {
  /** Unique among all groups. */
  id: string
  title: string
  items: Item[]
}

interface Place {
  href: string
  label: string
  words?: string
}

/** The pages that belong to an area. */
const subpages: Partial<Record<AreaName, Place[]>> = {
  auditTrail: [
    { href: '/audit-trail?tab=usage', label: 'API usage' },
    { href: '/audit-trail?tab=refusals', label: 'Refusals', words: 'reference 401 403' },
  ],
  people: [
    { href: '/people?tab=groups', label: 'Groups', words: 'alerts' },
    { href: '/people?tab=service-users', label: 'Service users' },
  ],
  settings: [
    { href: '/settings?tab=sign-in', label: 'Sign-in', words: 'two-factor sessions policies' },
    { href: '/settings?tab=mail', label: 'Mail', words: 'smtp e-mail outbox' },
    { href: '/settings?tab=about', label: 'About', words: 'version' },
  ],
}

/** The pages that the person can open. Those within an area are found by typing. */
export function pagesIn(open: AreaName[], isTyped: boolean): Item[] {
  const ofAreas = open.flatMap((name) => {
    const { href, label } = areas[name]
    const Icon = areaIcons[name]
    const others = isTyped ? (subpages[name] ?? []) : []
    return [
      pageItem({ href, label }, Icon),
      ...others.map((place) => ({ ...pageItem(place, Icon), detail: label })),
    ]
  })
  return [
    ...ofAreas,
    pageItem({ href: '/notifications', label: 'Notifications', words: 'alerts' }, Bell),
    pageItem(
      { href: '/account', label: 'Your account', words: 'profile password passkeys two-factor sessions' },
      UserRound,
    ),
  ]
}

const pageItem = ({ href, label, words }: Place, Icon: LucideIcon): Item => ({
  id: href,
  href,
  label,
  icon: <Icon />,
  ...(words !== undefined && { words }),
})

/** The actions of the page that is shown, by what they act on. */
export function itemsOfPage(offered: PageActions[]): Group[] {
  const groups = new Map<string, Item[]>()
  for (const { title, actions } of offered)
    groups.set(title, [...(groups.get(title) ?? []), ...actions.map((action) => itemOf(title, action))])
  return [...groups].map(([title, items]) => ({ id: `page ${title}`, title, items }))
}

const itemOf = (title: string, { onSelect, ...action }: PageAction): Item => ({
  ...action,
  id: `page ${title} ${action.label}`,
  run: onSelect,
})

/** Why the person may not manage something. Absent if they may. */
export interface DisabledReasons {
  credentials?: string | undefined
  people?: string | undefined
  catalogue?: string | undefined
}

/** What the palette can do on every page. */
export interface ConsoleActions {
  open: AreaName[]
  disabledReasons: DisabledReasons
  theme: ThemeName
  /** Opens the page that has an action, and does it. */
  openAndDo: (href: string, label: string) => void
  chooseTheme: (theme: ThemeName) => void
  findBySecret: () => void
  showShortcuts: () => unknown
  signOut: () => void
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon }

/** What can be done on every page. What the person could not even see is left out; what they may see and not do says why. */
export function actionsOfConsole(actions: ConsoleActions): Item[] {
  const { open, disabledReasons, theme, openAndDo } = actions
  const on = (
    area: AreaName,
    action: { label: string; icon: ReactNode; href?: string; disabledReason: string | undefined },
  ): Item[] => {
    const { label, icon, href = areas[area].href, disabledReason } = action
    return open.includes(area)
      ? [{ id: label, label, icon, disabledReason, run: () => openAndDo(href, label) }]
      : []
  }
  const { credentials, people, catalogue } = disabledReasons
  return [
    ...on('apiClients', { label: 'Create API client', icon: <Plus />, disabledReason: credentials }),
    ...on('serviceKeys', { label: 'Create service API key', icon: <Plus />, disabledReason: credentials }),
    {
      id: 'Find by secret',
      label: 'Find by secret...',
      icon: <ScanSearch />,
      words: 'leaked key report',
      disabledReason: credentials,
      run: actions.findBySecret,
    },
    ...on('people', { label: 'Invite person', icon: <UserPlus />, disabledReason: people }),
    ...on('people', {
      label: 'Create group',
      icon: <UsersRound />,
      href: '/people?tab=groups',
      disabledReason: people,
    }),
    ...on('apiCatalogue', { label: 'Add API', icon: <FolderTree />, disabledReason: catalogue }),
    ...on('apiCatalogue', { label: 'Add product', icon: <PackagePlus />, disabledReason: catalogue }),
    ...themes.map(({ value, label }): Item => {
      const Icon = themeIcons[value]
      return {
        id: `theme ${value}`,
        label: `Theme: ${label}`,
        icon: <Icon />,
        words: 'appearance colours mode',
        note: value === theme ? 'Current' : undefined,
        run: () => actions.chooseTheme(value),
      }
    }),
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      icon: <Keyboard />,
      words: 'keys help',
      shortcut: '?',
      run: actions.showShortcuts,
    },
    { id: 'sign out', label: 'Sign out', icon: <LogOut />, words: 'log out leave', run: actions.signOut },
  ]
}
