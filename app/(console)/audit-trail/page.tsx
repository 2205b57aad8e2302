import { ScrollText } from 'lucide-react'
import type { Metadata } from 'next'
import { EventTable } from '@/components/audit-trail/event-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pages } from '@/components/ui/pages'
import { toEventView } from '@/app/event-view'
import { valueOf } from '@/app/value-of'
import { runtime } from '@/lib/runtime'
import { requireActor } from '@/lib/session/actor'

export const metadata: Metadata = { title: 'Audit trail' }

interface PageProps {
  searchParams: Promise<{ before?: string | string[] }>
}

export default async function AuditTrailPage({ searchParams }: PageProps) {
  const before = (await searchParams).before?.toString()
  const actor = await requireActor()
  const { clock, listAuditEvents } = runtime()
  const asked = await listAuditEvents(actor, { before })
  // A cursor that makes no sense is dropped rather than answered with an error.
  const page = asked.ok ? asked.value : valueOf(await listAuditEvents(actor, {}))
  const events = page.events.map(toEventView)
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Audit trail"
        lead="What people did here and what they were refused. Each event is chained to the one before it."
      />
      {page.total === 0 ? (
        <EmptyState
          icon={<ScrollText />}
          title="Nothing to show"
          body="There are no events of credentials that you see."
        />
      ) : (
        <>
          <EventTable events={events} reading={{ now: clock().toISOString(), timeZone: actor.timeZone }} />
          <Pages
            total={page.total}
            noun="event"
            firstHref={asked.ok && before ? '/audit-trail' : null}
            nextHref={page.more ? `/audit-trail?before=${events.at(-1)?.sequence}` : null}
          />
        </>
      )}
    </div>
  )
}
