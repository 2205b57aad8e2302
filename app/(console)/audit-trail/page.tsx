import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { ChainNotice } from '@/components/audit-trail/chain-notice'
import { EventTable } from '@/components/audit-trail/event-table'
import { TrailFilters } from '@/components/audit-trail/trail-filters'
import { TrailTabs } from '@/components/audit-trail/trail-tabs'
import { UsageTable } from '@/components/audit-trail/usage-table'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pages } from '@/components/ui/pages'
import { runtime } from '@/lib/runtime'
import { auditEventQuery, usageQuery } from '@/lib/schemas/forms/audit'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { valueOf } from '@/app/value-of'
import { hrefOf, readFilters, type Query } from './filters'
import { readEvents, readUsage } from './read-trail'

export const metadata: Metadata = { title: 'Audit trail' }

const path = '/audit-trail'

export default async function AuditTrailPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const tab = query.tab === 'usage' ? 'usage' : 'administration'
  const actor = await requireActor()
  const { clock, may } = runtime()
  const { filters, dropped } = readFilters(tab === 'usage' ? usageQuery : auditEventQuery, query)
  const reading = { now: clock().toISOString(), timeZone: actor.timeZone }
  const trail: Record<string, string> = tab === 'usage' ? { tab } : {}
  const here = { ...trail, ...filters }

  const [page, chain] = await Promise.all([
    tab === 'usage' ? readUsage(actor, filters, query.after) : readEvents(actor, filters, query.before),
    query.verify === undefined ? null : may.verifyAuditTrail(actor, {}),
  ])
  const problems = [...dropped, ...(page.cursor === 'nonsense' ? ['page'] : [])]
  const exportRefusal = reasonToRefuse(actor, 'audit:export')

  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Audit trail"
        lead={
          page.tab === 'usage'
            ? `How credentials were used: by the hour for a week, then by the day, for ${page.keptDays} days.`
            : 'What people did, and what they were refused. Each event is chained to the previous one.'
        }
        action={
          tab === 'administration' && (
            <form action={path} method="get">
              {Object.entries(here).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <input type="hidden" name="verify" value="1" />
              <Button type="submit" icon={<ShieldCheck />} disabledReason={exportRefusal}>
                Verify
              </Button>
            </form>
          )
        }
      />
      <TrailTabs current={tab} />
      {chain && (chain.ok ? <ChainNotice report={toReport(valueOf(chain))} /> : null)}
      {problems.length > 0 && (
        <Notice tone="warning">
          Some filters in the address are not valid and were ignored:{' '}
          {[...new Set(problems.map((name) => words[name] ?? name))].join(', ')}.
        </Notice>
      )}
      <TrailFilters tab={tab} filters={filters} clearHref={hrefOf(path, trail)} timeZone={actor.timeZone} />
      {page.total.count === 0 ? (
        <EmptyState
          icon={<ScrollText />}
          title={Object.keys(filters).length > 0 ? 'No match' : 'No events yet'}
          body={Object.keys(filters).length > 0 ? 'No events match these filters.' : emptyTexts[tab]}
          action={
            Object.keys(filters).length > 0 && (
              <ButtonLink href={hrefOf(path, trail)}>Clear filters</ButtonLink>
            )
          }
        />
      ) : (
        <>
          {page.tab === 'usage' ? (
            <UsageTable rows={page.rows} reading={reading} />
          ) : (
            <EventTable events={page.rows} reading={reading} />
          )}
          <Pages
            total={page.total}
            noun={page.tab === 'usage' ? 'row' : 'event'}
            firstHref={page.cursor === 'given' ? hrefOf(path, here) : null}
            nextHref={page.next && hrefOf(path, { ...here, ...page.next })}
          />
          <Export query={here} refusal={exportRefusal} />
        </>
      )}
    </div>
  )
}

const words: Record<string, string> = { from: 'the dates', until: 'the dates' }

const emptyTexts = {
  administration: 'There are no events of credentials that you can see.',
  usage: 'Token requests and verifications appear here within seconds.',
}

function Export({ query, refusal }: { query: Record<string, string>; refusal: string | undefined }) {
  const formats = [
    { format: 'csv', label: 'Export CSV' },
    { format: 'jsonl', label: 'Export JSON Lines' },
  ]
  return (
    <div className="flex flex-wrap items-center gap-2">
      {formats.map(({ format, label }) =>
        refusal === undefined ? (
          <ButtonLink
            key={format}
            href={hrefOf(`${path}/export`, { ...query, format })}
            download
            icon={<Download />}
          >
            {label}
          </ButtonLink>
        ) : (
          <Button key={format} icon={<Download />} disabledReason={refusal}>
            {label}
          </Button>
        ),
      )}
    </div>
  )
}

function toReport({
  events,
  broken,
}: {
  events: number
  broken: { sequence: bigint; reason: string } | null
}) {
  return { events, broken: broken && { sequence: broken.sequence.toString(), reason: broken.reason } }
}
