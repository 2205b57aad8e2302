import type { Metadata } from 'next'
import { toEventView } from '@/app/event-view'
import { ExpiryLine } from '@/components/expiry/expiry-line'
import { AttentionPanel } from '@/components/overview/attention-panel'
import { ChangesPanel } from '@/components/overview/changes-panel'
import { FirstSteps } from '@/components/overview/first-steps'
import { RequestsPanel } from '@/components/overview/requests-panel'
import { Unread } from '@/components/overview/unread'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { toExpiryLine } from '../expiring/view'
import { partOf } from './part-of'
import { toRequestsView } from './view'

export const metadata: Metadata = { title: 'Overview' }

/** Where people arrive: what needs them, what happens now, and what was changed. Each part is read on its own. */
export default async function OverviewPage() {
  const actor = await requireActor()
  const { may, clock } = runtime()
  const { timeZone } = actor
  const now = clock()
  const isManager = reasonToRefuse(actor, 'settings:manage') === undefined
  const [steps, line, attention, requests, changes] = await Promise.all([
    isManager ? partOf('first steps', may.getFirstSteps(actor, {})) : null,
    partOf('expiry line', may.getExpiryLine(actor, {})),
    partOf('attention', may.countAttention(actor, {})),
    partOf('requests', may.getHourlyRequests(actor, {})),
    partOf('changes', may.listLatestChanges(actor, {})),
  ])
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title="Overview" />
      {steps && !steps.isComplete && <FirstSteps done={steps.done} hasMailServer={steps.hasMailServer} />}
      {line ? (
        <ExpiryLine
          line={toExpiryLine(line)}
          timeZone={timeZone}
          isPartial={actor.role === 'product_administrator'}
        />
      ) : (
        <Panel title="Next 90 days">
          <Unread />
        </Panel>
      )}
      <div className="grid gap-4 lg:grid-cols-[minmax(19rem,1fr)_2fr]">
        <AttentionPanel lines={attention} />
        <RequestsPanel requests={requests && toRequestsView(requests, { now, timeZone })} />
      </div>
      <ChangesPanel
        changes={changes && changes.map(toEventView)}
        reading={{ now: now.toISOString(), timeZone }}
      />
    </div>
  )
}
