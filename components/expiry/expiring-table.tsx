'use client'

import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { Time, TimeOrNever } from '@/components/ui/time'
import { shortTime } from '@/components/ui/time-format'
import type { Reading } from '@/components/credentials/credential-view'
import { listHref } from '@/components/credentials/list-address'
import type { CredentialKind } from '@/lib/domain/credential'
import { ExpiringActions } from './expiring-actions'
import type { ExpiringRow, ExpiringSection } from './expiring-view'
import { sectionTitle } from './expiring-words'
import { endsInWords } from './line-words'
import { WhatHappens } from './what-happens'

const kindNames: Record<CredentialKind, string> = {
  api_client: 'API client',
  service_api_key: 'Service API key',
}

interface ExpiringTableProps {
  sections: ExpiringSection[]
  /** The date in the reader's time zone. */
  today: string
  soonUntil: string
  reading: Reading
  /** Why the reader may not manage credentials. */
  disabledReason: string | undefined
}

/** What expires and retires, in order of time, with a heading for each month. */
export function ExpiringTable({ sections, today, soonUntil, reading, disabledReason }: ExpiringTableProps) {
  return (
    <Table
      label="What expires, by month"
      hasLoneHeading
      items={sections.flatMap(({ rows }) => rows)}
      groups={sections.map(({ month, counts, rows }) => ({
        key: month ?? 'expired',
        heading: (
          <>
            {sectionTitle(month, today)}{' '}
            <span className="ml-1 font-normal text-muted">
              {endsInWords(counts.expire.api_client + counts.expire.service_api_key, counts.retire)}
            </span>
          </>
        ),
        items: rows,
        none: null,
      }))}
      keyOf={({ credential, secret }) => secret?.id ?? credential.id}
      columns={columns(reading, soonUntil)}
      renderActions={(row) => <ExpiringActions row={row} disabledReason={disabledReason} />}
    />
  )
}

function columns(reading: Reading, soonUntil: string): Column<ExpiringRow>[] {
  const { now, timeZone } = reading
  return [
    {
      name: 'Name',
      rowHeader: true,
      wraps: true,
      look: 'w-full max-w-0 min-w-40',
      render: (row) => (
        <>
          <Link
            href={listHref(row.kind, {}, row.credential.id)}
            className="line-clamp-2 w-fit rounded-control font-medium hover:underline"
          >
            <bdi>{row.credential.name}</bdi>
          </Link>
          <span className="mt-1 mb-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 @min-[580px]:hidden">
            <WhatHappens row={row} soonUntil={soonUntil} now={now} />
            <span className="text-small text-muted">{shortTime(new Date(row.at), timeZone)}</span>
          </span>
          <span className="block truncate text-small text-muted">
            {kindNames[row.kind]} ·{' '}
            <bdi className={row.kind === 'api_client' ? 'font-mono' : ''}>{row.holder}</bdi>
          </span>
        </>
      ),
    },
    {
      name: 'What happens',
      priority: 2,
      render: (row) => <WhatHappens row={row} soonUntil={soonUntil} now={now} />,
    },
    {
      name: 'When',
      priority: 2,
      render: ({ at }) => (
        <>
          {shortTime(new Date(at), timeZone)}
          <span className="block text-small text-muted">
            <Time value={at} {...reading} />
          </span>
        </>
      ),
    },
    {
      name: 'Owner',
      priority: 6,
      look: 'max-w-40 truncate',
      title: ({ owner }) => owner?.name ?? '',
      render: ({ owner }) =>
        owner === null ? (
          <span className="text-muted">No owner</span>
        ) : (
          <>
            <bdi>{owner.name}</bdi>
            {owner.isDisabled && <span className="text-muted"> (disabled)</span>}
          </>
        ),
    },
    {
      name: 'Last used',
      priority: 5,
      render: ({ credential }) => <TimeOrNever value={credential.lastRedeemedAt} {...reading} />,
    },
  ]
}
