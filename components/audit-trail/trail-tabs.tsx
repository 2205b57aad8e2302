import { LinkTabs } from '@/components/ui/link-tabs'

const tabs = [
  { tab: 'administration', href: '/audit-trail', label: 'Administration' },
  { tab: 'usage', href: '/audit-trail?tab=usage', label: 'API usage' },
] as const

export type Tab = (typeof tabs)[number]['tab']

/** The tabs of the two trails: what people did, and how credentials were used. */
export function TrailTabs({ current }: { current: Tab }) {
  return <LinkTabs label="Trails" tabs={tabs} current={current} />
}
