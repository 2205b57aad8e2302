import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { RefusedAddressView } from './mail-view'

interface RefusedTableProps {
  refused: RefusedAddressView[]
  reading: { now: string; timeZone: string }
}

/** People to whose address nothing is sent, and what the mail server said of it. */
export function RefusedTable({ refused, reading }: RefusedTableProps) {
  return (
    <Table label="Refused addresses">
      <TableHead>
        <HeaderCell>Person</HeaderCell>
        <HeaderCell>Refused since</HeaderCell>
      </TableHead>
      <tbody>
        {refused.map(({ address, name, reason, since }) => (
          <Row key={address}>
            <Cell rowHeader>
              <span className="block truncate font-medium">{name}</span>
              <span className="block truncate text-small">{address}</span>
              <span className="block text-small whitespace-normal text-muted wrap-anywhere">{reason}</span>
            </Cell>
            <Cell className="text-muted">
              <Time value={since} {...reading} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
