import { Download, ScrollText } from 'lucide-react'
import { EventTable } from '@/components/audit-trail/event-table'
import { eventHref, exportHref } from '@/components/audit-trail/trail-address'
import { RefusalTable } from '@/components/audit-trail/refusal-table'
import type { Tab } from '@/components/audit-trail/trail-tabs'
import { UsageTable } from '@/components/audit-trail/usage-table'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pages } from '@/components/ui/pages'
import { OfferedLink } from '@/components/ui/offered-link'
import { RowWalk } from '@/components/ui/row-walk'
import type { Person } from '@/lib/domain/principal'
import { addressOf } from '@/lib/schemas/forms/address'
import { reasonToRefuse } from '@/lib/session/actor'
import type { Filters, Query } from './filters'
import type { readEvents, readRefusals, readUsage } from './read-trail'

export const path = '/audit-trail'

/** A parameter of the address; undefined if it is given twice. */
export const textOf = (given: string | string[] | undefined) =>
  typeof given === 'string' ? given : undefined

const emptyTexts = {
  administration: 'There are no events of credentials that you can see.',
  usage: 'Token requests and verifications appear here within seconds.',
  refusals: 'Requests of machines that were refused appear here within seconds.',
}

const noMatch = {
  administration: 'No events match these filters.',
  usage: 'No events match these filters.',
  refusals:
    'No refusals match these filters. Old ones may have been removed: each credential keeps its latest 100, for seven days.',
}

const nouns = { administration: 'event', usage: 'row', refusals: 'refusal' }

interface TrailProps {
  page: Awaited<ReturnType<typeof readEvents | typeof readUsage | typeof readRefusals>>
  tab: Tab
  filters: Filters
  /** The address of this page, without the place in the list. */
  here: Filters
  query: Query
  actor: Person
  reading: { now: string; timeZone: string }
}

/** A page of one of the trails, the way to the other pages, and the files of all that matches. */
export function Trail({ page, tab, filters, here, query, actor, reading }: TrailProps) {
  const isFiltered = Object.keys(filters).length > 0
  const trail = tab === 'administration' ? {} : { tab }
  const hrefOf = (sequence: string) => eventHref(sequence, { ...here, before: textOf(query.before) })
  if (page.total.count === 0)
    return (
      <EmptyState
        icon={<ScrollText />}
        title={isFiltered ? 'No match' : `No ${tab === 'refusals' ? 'refusals' : 'events'} yet`}
        body={(isFiltered ? noMatch : emptyTexts)[tab]}
        action={isFiltered && <ButtonLink href={addressOf(path, trail)}>Clear filters</ButtonLink>}
      />
    )
  return (
    <>
      {page.tab === 'usage' && <UsageTable rows={page.rows} timeZone={reading.timeZone} />}
      {page.tab === 'refusals' && <RefusalTable refusals={page.rows} reading={reading} />}
      {page.tab === 'administration' && (
        <EventTable events={page.rows} hrefOf={hrefOf} openSequence={textOf(query.event)} reading={reading} />
      )}
      <Pages
        total={page.total}
        noun={nouns[tab]}
        firstHref={page.cursor === 'given' ? addressOf(path, here) : null}
        nextHref={page.next && addressOf(path, { ...here, ...page.next })}
      />
      {page.tab === 'administration' && query.event !== undefined && (
        <RowWalk
          hrefs={page.rows.map(({ sequence }) => hrefOf(sequence))}
          current={page.rows.findIndex(({ sequence }) => sequence === query.event)}
        />
      )}
      <Export query={here} refusal={reasonToRefuse(actor, 'audit:export')} />
    </>
  )
}

function Export({ query, refusal }: { query: Filters; refusal: string | undefined }) {
  const formats = [
    { format: 'csv', label: 'Export CSV' },
    { format: 'jsonl', label: 'Export JSON Lines' },
  ]
  return (
    <div className="flex flex-wrap items-center gap-2">
      {formats.map(({ format, label }) =>
        refusal === undefined ? (
          <OfferedLink
            key={format}
            href={exportHref({ ...query, format })}
            download
            icon={<Download />}
            offeredIcon={<Download />}
          >
            {label}
          </OfferedLink>
        ) : (
          <Button key={format} icon={<Download />} disabledReason={refusal}>
            {label}
          </Button>
        ),
      )}
    </div>
  )
}
