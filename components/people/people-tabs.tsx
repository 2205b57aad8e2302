import { LinkTabs, readTab } from '@/components/ui/link-tabs'

const tabs = [
  { tab: 'users', href: '/people', label: 'Users' },
  { tab: 'groups', href: '/people?tab=groups', label: 'Groups' },
  { tab: 'service-users', href: '/people?tab=service-users', label: 'Service users' },
] as const

export type PeopleTab = (typeof tabs)[number]['tab']

/** The tab that an address names. Default: users. */
export const readPeopleTab = (named: string | string[] | undefined) => readTab(tabs, named)

/** The tabs of people, groups and service users. */
export function PeopleTabs({ current }: { current: PeopleTab }) {
  return <LinkTabs label="People" tabs={tabs} current={current} />
}
