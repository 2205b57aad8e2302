import { CircleX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { counted } from '@/components/ui/counted'
import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { shortTime } from '@/components/ui/time-format'
import { usageOutcomeName } from './outcome-names'
import type { UsageView } from './usage-view'

interface UsageTableProps {
  rows: UsageView[]
  /** The zone of all times; days of old usage are days in UTC. */
  timeZone: string
}

/** The usage of credentials, with a row for each hour, scope, address, outcome and authority. */
export function UsageTable({ rows, timeZone }: UsageTableProps) {
  const columns: Column<UsageView>[] = [
    { name: 'Credential', rowHeader: true, render: (row) => <Credential row={row} timeZone={timeZone} /> },
    { name: 'Hour', priority: 3, render: (row) => <Period row={row} timeZone={timeZone} /> },
    { name: 'Outcome', render: (row) => <Outcome outcome={row.outcome} /> },
    { name: 'Count', priority: 2, align: 'end', render: (row) => row.count.toLocaleString('en') },
    {
      name: 'Required scope',
      priority: 4,
      title: (row) => row.scope,
      render: ({ scope }) => (
        <span className="cut">
          <Scope scope={scope} />
        </span>
      ),
    },
    {
      name: 'Address',
      priority: 5,
      render: (row) => <code className="text-muted">{row.sourceAddress}</code>,
    },
    {
      name: 'First and last',
      priority: 6,
      look: 'text-muted',
      render: (row) => <FirstAndLast row={row} timeZone={timeZone} />,
    },
    {
      name: 'Authority',
      priority: 7,
      look: 'text-muted',
      title: (row) => row.authority,
      render: (row) => <span className="cut">{row.authority}</span>,
    },
  ]
  return <Table label="API usage" items={rows} keyOf={(row) => row.cursor} columns={columns} />
}

interface RowProps {
  row: UsageView
  timeZone: string
}

/** The credential, and beneath it what a narrow table has no column for, in lines that wrap. */
function Credential({ row, timeZone }: RowProps) {
  return (
    <>
      {row.credentialHref === null ? (
        <span className="block truncate">
          <bdi className="font-medium">{row.credentialName}</bdi>
          <span className="text-muted"> (deleted)</span>
        </span>
      ) : (
        <Link href={row.credentialHref} className="block truncate rounded-[2px] font-medium hover:underline">
          <bdi>{row.credentialName}</bdi>
        </Link>
      )}
      <span className="hidden truncate font-mono text-small text-muted @min-[820px]:block">
        {row.clientId}
      </span>
      <span className="block text-small whitespace-normal text-muted wrap-anywhere @min-[1070px]:hidden">
        <span className="block @min-[690px]:hidden">
          <Period row={row} timeZone={timeZone} />
        </span>
        <span className="block @min-[980px]:hidden">
          <FirstAndLast row={row} timeZone={timeZone} />
          <span className="@min-[580px]:hidden">, {times(row.count)}</span>
        </span>
        <span className="block @min-[820px]:hidden">
          <Scope scope={row.scope} />
        </span>
        <span className="block @min-[890px]:hidden">
          from <code>{row.sourceAddress}</code>
        </span>
        <span className="block">{row.authority}</span>
      </span>
    </>
  )
}

const times = (count: number) => counted(count, 'time')

/** The hour of the uses, or the day if they are old. */
function Period({ row: { period, length }, timeZone }: RowProps) {
  const start = new Date(period)
  const day = () => shortTime(start, 'UTC').split(',')[0]
  return <time dateTime={period}>{length === 'hour' ? shortTime(start, timeZone) : `${day()} (UTC)`}</time>
}

function FirstAndLast({ row: { period, firstAt, lastAt }, timeZone }: RowProps) {
  const said = (moment: string) => (
    <time dateTime={moment}>{shortTime(new Date(moment), timeZone, new Date(period))}</time>
  )
  const [first, last] = [said(firstAt), said(lastAt)]
  return firstAt === lastAt ? (
    first
  ) : (
    <>
      {first} to {last}
    </>
  )
}

function Scope({ scope }: Pick<UsageView, 'scope'>) {
  return scope.includes(':') ? <code>{scope}</code> : <span className="text-muted">{scope}</span>
}

function Outcome({ outcome }: Pick<UsageView, 'outcome'>) {
  if (outcome === 'allowed') return usageOutcomeName(outcome)
  return (
    <Badge tone="danger" icon={<CircleX />}>
      {usageOutcomeName(outcome)}
    </Badge>
  )
}
