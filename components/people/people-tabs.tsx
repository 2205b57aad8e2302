import { LinkTabs } from '@/components/ui/link-tabs'

const tabs = [{ tab: 'users', href: '/people', label: 'Users' }] as const

type Tab = (typeof tabs)[number]['tab']

/** Who is here: people, their groups, and the accounts of machines. */
export function PeopleTabs({ current }: { current: Tab }) {
  return (
    <LinkTabs label="People" tabs={tabs.map(({ tab, ...each }) => ({ ...each, current: tab === current }))} />
  )
}
