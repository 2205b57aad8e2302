import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { ServiceUserRowActions } from './service-user-row-actions'
import type { ServiceUserView } from './service-user-view'

interface ServiceUserTableProps {
  users: ServiceUserView[]
  /** How many keys one may have. */
  mostKeys: number
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
  disabledReason?: string
}

/** The service users, a row each. */
export function ServiceUserTable({ users, mostKeys, reading, disabledReason }: ServiceUserTableProps) {
  return (
    <Table label="Service users">
      <TableHead>
        <HeaderCell>Name</HeaderCell>
        <HeaderCell>Keys</HeaderCell>
        <HeaderCell priority={2}>Owner</HeaderCell>
        <HeaderCell priority={4}>Created</HeaderCell>
        <HeaderCell align="end">
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {users.map((user) => (
          <Row key={user.id}>
            <Cell rowHeader>
              <span className="block truncate font-medium">{user.name}</span>
              {user.description && (
                <span className="block truncate text-small text-muted">{user.description}</span>
              )}
            </Cell>
            <Cell className="text-muted">
              {user.keys} of {mostKeys} keys
            </Cell>
            <Cell priority={2} className="text-muted">
              {user.owner?.name ?? 'Nobody'}
            </Cell>
            <Cell priority={4} className="text-muted">
              <Time value={user.createdAt} {...reading} />
            </Cell>
            <Cell align="end">
              <ServiceUserRowActions user={user} disabledReason={disabledReason} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
