import { CircleCheck, CircleX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { usageOutcomeName } from './outcome-names'
import type { UsageView } from './usage-view'

interface UsageTableProps {
  rows: UsageView[]
  reading: { now: string; timeZone: string }
}

/** What credentials were used for, a row for each hour, scope, address, outcome and authority. */
export function UsageTable({ rows, reading }: UsageTableProps) {
  return (
    <Table label="API usage">
      <TableHead>
        <HeaderCell>Credential</HeaderCell>
        <HeaderCell>Outcome</HeaderCell>
        <HeaderCell priority={2} align="end">
          Count
        </HeaderCell>
        <HeaderCell priority={3}>Required scope</HeaderCell>
        <HeaderCell priority={4}>From</HeaderCell>
        <HeaderCell priority={6}>Authority</HeaderCell>
        <HeaderCell priority={7}>First</HeaderCell>
        <HeaderCell priority={5}>Last</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.cursor}>
            <Cell rowHeader>
              <span className="block truncate font-medium">{row.credentialName}</span>
              <span className="block truncate font-mono text-small text-muted">
                <span className="hidden @min-[800px]:inline">{row.clientId}</span>
                {/* In place of the columns that a narrow table drops. */}
                <span className="@min-[820px]:hidden">
                  <span className="block truncate">
                    {row.scope} · {row.count.toLocaleString('en')}
                  </span>
                  <span className="block truncate">{row.sourceAddress}</span>
                </span>
              </span>
            </Cell>
            <Cell>
              {row.outcome === 'allowed' ? (
                <Badge tone="success" icon={<CircleCheck />}>
                  {usageOutcomeName(row.outcome)}
                </Badge>
              ) : (
                <Badge tone="danger" icon={<CircleX />}>
                  {usageOutcomeName(row.outcome)}
                </Badge>
              )}
            </Cell>
            <Cell priority={2} align="end">
              {row.count.toLocaleString('en')}
            </Cell>
            <Cell priority={3} className="max-w-56 truncate" title={row.scope}>
              {row.scope.includes(':') ? (
                <code>{row.scope}</code>
              ) : (
                <span className="text-muted">{row.scope}</span>
              )}
            </Cell>
            <Cell priority={4}>
              <code className="text-muted">{row.sourceAddress}</code>
            </Cell>
            <Cell priority={6} className="max-w-52 truncate text-muted" title={row.roles.join('\n')}>
              {row.roles[0] ?? 'None left'}
              {row.roles.length > 1 && ` +${row.roles.length - 1}`}
            </Cell>
            <Cell priority={7} className="text-muted">
              <Time value={row.firstAt} {...reading} />
            </Cell>
            <Cell priority={5} className="text-muted">
              <Time value={row.lastAt} {...reading} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
