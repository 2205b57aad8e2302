import { LinkTabs } from '@/components/ui/link-tabs'

const tabs = [
  { tab: 'users', href: '/people', label: 'Users' },
  { tab: 'groups', href: '/people?tab=groups', label: 'Groups' },
  { tab: 'service-users', href: '/people?tab=service-users', label: 'Service users' },
] as const

export type Tab = (typeof tabs)[number]['tab']

/** The tab that an address names; users for anything else. */
export function readTab(text: string | string[] | undefined): Tab {
  return tabs.find(({ tab }) => tab === text)?.tab ?? 'users'
}

/** Who is here: people, their groups, and the accounts of machines. */
export function PeopleTabs({ current }: { current: Tab }) {
  return (
    <LinkTabs label="People" tabs={tabs.map(({ tab, ...each }) => ({ ...each, current: tab === current }))} />
  )
}
