import { Bell, BellOff, Mail } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { GroupRowActions } from './group-row-actions'
import type { GroupView } from './group-view'
import { Names } from './names'

interface GroupTableProps {
  groups: GroupView[]
  disabledReason?: string
}

/** The user groups, a row each. */
export function GroupTable({ groups, disabledReason }: GroupTableProps) {
  return (
    <Table label="Groups">
      <TableHead>
        <HeaderCell>Name</HeaderCell>
        <HeaderCell>Account alerts</HeaderCell>
        <HeaderCell priority={3}>Members</HeaderCell>
        <HeaderCell align="end">
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {groups.map((group) => (
          <Row key={group.id}>
            <Cell rowHeader>
              <span className="block truncate font-medium">{group.name}</span>
              <span className="block truncate text-small text-muted">
                {group.members.length === 1 ? '1 member' : `${group.members.length} members`}
              </span>
            </Cell>
            <Cell>
              <Subscriptions group={group} />
            </Cell>
            <Cell priority={3} className="text-muted">
              <Names choices={group.members} />
            </Cell>
            <Cell align="end">
              <GroupRowActions group={group} disabledReason={disabledReason} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function Subscriptions({ group }: { group: GroupView }) {
  if (!group.accountAlertsInConsole && !group.accountAlertsByEmail) {
    return (
      <Badge tone="neutral" icon={<BellOff />}>
        None
      </Badge>
    )
  }
  return (
    <span className="flex flex-wrap gap-1.5 py-1 @min-[560px]:flex-nowrap">
      {group.accountAlertsInConsole && (
        <Badge tone="info" icon={<Bell />}>
          In console
        </Badge>
      )}
      {group.accountAlertsByEmail && (
        <Badge tone="info" icon={<Mail />}>
          By e-mail
        </Badge>
      )}
    </span>
  )
}
