import type { ReactNode } from 'react'
import { PeopleTabs, type PeopleTab } from '@/components/people/people-tabs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'

interface TabPageProps {
  tab: PeopleTab
  lead: string
  action?: ReactNode
  /** Why the reader may only look. */
  disabledReason: string | undefined
  children: ReactNode
}

/** What every tab of the page has around it. */
export function TabPage({ tab, lead, action, disabledReason, children }: TabPageProps) {
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="People" lead={lead} action={action} />
      <PeopleTabs current={tab} />
      {disabledReason && <Notice tone="info">{disabledReason} You can look at what is here.</Notice>}
      {children}
    </div>
  )
}
