import type { ReactNode } from 'react'
import { PeopleTabs, type PeopleTab } from '@/components/people/people-tabs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'

interface TabPageProps {
  tab: PeopleTab
  lead: string
  action?: ReactNode
  /** Why the person has read-only access. */
  disabledReason: string | undefined
  children: ReactNode
}

/** The header and the tabs around each tab of the page. */
export function TabPage({ tab, lead, action, disabledReason, children }: TabPageProps) {
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="People" lead={lead} action={action} />
      <PeopleTabs current={tab} />
      {disabledReason && <Notice tone="info">{disabledReason} You have read-only access.</Notice>}
      {children}
    </div>
  )
}
