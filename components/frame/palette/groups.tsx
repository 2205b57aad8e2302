import { RefreshCw, ScanSearch, Search } from 'lucide-react'
import type { PageActions } from '@/components/ui/page-actions'
import type { Found } from './found'
import { foundItems, listSearches } from './found-items'
import { actionsOfConsole, itemsOfPage, pagesIn, type ConsoleActions, type Group } from './items'
import { asksForMore, matchItems } from './match-items'
import { recentItems } from './recent'

interface Known {
  actions: ConsoleActions
  /** What the page offers. */
  offered: PageActions[]
  /** What the server found; null if it has not answered. */
  found: Found | null
  /** What helps if the server did not answer; null if it did. */
  remedy: { label: string; run: () => void } | null
}

/** The lines for a text, by what they are. Without a text: what was opened lately, and what one can do and open from here. */
export function groupsFor(text: string, { actions, offered, found, remedy }: Known): Group[] {
  const ofPage = itemsOfPage(offered)
  const onPage = new Set(ofPage.flatMap(({ items }) => items.map(({ label }) => label)))
  const known = [
    ...(text === '' ? [{ id: 'recent', title: 'Recent', items: recentItems() }] : []),
    ...ofPage.filter(({ title }) => asksForMore(title, text)),
    { id: 'pages', title: 'Go to', items: pagesIn(actions.open, text !== '') },
    {
      id: 'actions',
      title: 'Actions',
      items: actionsOfConsole(actions).filter(({ label }) => !onPage.has(label)),
    },
  ]
  const searches: Group = {
    id: searchGroup,
    title: 'Search',
    items: [
      ...(remedy ? [{ ...remedy, id: 'remedy', icon: <RefreshCw />, staysOpen: true as const }] : []),
      ...(text === '' ? [] : listSearches(text)),
    ],
  }
  return [
    ...known.map((group) => ({ ...group, items: matchItems(group.items, text) })),
    ...(found ? foundItems(found) : []),
    searches,
  ].filter(({ items }) => items.length > 0)
}

const searchGroup = 'search'

/** How many of the lines are what the text asked for, and not another search. */
export function countResults(groups: Group[]): number {
  return groups.reduce((sum, { id, items }) => sum + (id === searchGroup ? 0 : items.length), 0)
}

/** The lines for a secret. */
export function secretGroup(
  { disabledReasons, findBySecret }: ConsoleActions,
  startAgain: () => void,
): Group {
  return {
    id: 'secret',
    title: 'Secret',
    items: [
      {
        id: 'find',
        label: 'Find by secret...',
        icon: <ScanSearch />,
        disabledReason: disabledReasons.credentials,
        run: findBySecret,
      },
      {
        id: 'start again',
        label: 'Search for something else',
        icon: <Search />,
        staysOpen: true,
        run: startAgain,
      },
    ],
  }
}
