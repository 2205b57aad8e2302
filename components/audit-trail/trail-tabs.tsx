import { LinkTabs, readTab } from '@/components/ui/link-tabs'

const tabs = [
  { tab: 'administration', href: '/audit-trail', label: 'Administration' },
  { tab: 'usage', href: '/audit-trail?tab=usage', label: 'API usage' },
  { tab: 'refusals', href: '/audit-trail?tab=refusals', label: 'Refusals' },
] as const

export type Tab = (typeof tabs)[number]['tab']

/** The tab that an address names. */
export const tabOf = (named: string | string[] | undefined): Tab => readTab(tabs, named)

/** The tabs of the trails: what people did, how credentials were used, and which requests were refused. */
export function TrailTabs({ current }: { current: Tab }) {
  return <LinkTabs label="Trails" tabs={tabs} current={current} />
}
