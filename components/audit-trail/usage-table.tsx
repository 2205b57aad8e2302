import { CircleCheck, CircleX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { usageOutcomeName } from './outcome-names'
import type { UsageView } from './usage-view'

interface UsageTableProps {
  rows: UsageView[]
  reading: { now: string; timeZone: string }
}

/** The usage of credentials, with a row for each hour, scope, address, outcome and authority. */
export function UsageTable({ rows, reading }: UsageTableProps) {
  const columns: Column<UsageView>[] = [
    { name: 'Credential', rowHeader: true, render: (row) => <Credential row={row} /> },
    { name: 'Outcome', render: (row) => <Outcome outcome={row.outcome} /> },
    { name: 'Count', priority: 2, align: 'end', render: (row) => row.count.toLocaleString('en') },
    {
      name: 'Required scope',
      priority: 3,
      look: 'max-w-56 truncate',
      title: (row) => row.scope,
      render: ({ scope }) =>
        scope.includes(':') ? <code>{scope}</code> : <span className="text-muted">{scope}</span>,
    },
    {
      name: 'From',
      priority: 4,
      render: (row) => <code className="text-muted">{row.sourceAddress}</code>,
    },
    {
      name: 'Authority',
      priority: 6,
      look: 'max-w-52 truncate text-muted',
      title: (row) => row.roles.join('\n'),
      render: ({ roles: [first = 'None left', ...others] }) =>
        others.length > 0 ? `${first} +${others.length}` : first,
    },
    {
      name: 'First',
      priority: 7,
      look: 'text-muted',
      render: (row) => <Time value={row.firstAt} {...reading} />,
    },
    {
      name: 'Last',
      priority: 5,
      look: 'text-muted',
      render: (row) => <Time value={row.lastAt} {...reading} />,
    },
  ]
  return <Table label="API usage" items={rows} keyOf={(row) => row.cursor} columns={columns} />
}

function Credential({ row }: { row: UsageView }) {
  return (
    <>
      <span className="block truncate font-medium">{row.credentialName}</span>
      <span className="block truncate font-mono text-small text-muted">
        <span className="hidden @min-[800px]:inline">{row.clientId}</span>
        {/* Replaces the columns that a narrow table drops. */}
        <span className="@min-[820px]:hidden">
          <span className="block truncate">
            {row.scope} · {row.count.toLocaleString('en')}
          </span>
          <span className="block truncate">{row.sourceAddress}</span>
        </span>
      </span>
    </>
  )
}

function Outcome({ outcome }: Pick<UsageView, 'outcome'>) {
  const isAllowed = outcome === 'allowed'
  return (
    <Badge tone={isAllowed ? 'success' : 'danger'} icon={isAllowed ? <CircleCheck /> : <CircleX />}>
      {usageOutcomeName(outcome)}
    </Badge>
  )
}
