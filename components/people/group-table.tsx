import { Bell, BellOff, Mail, Trash2 } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { counted } from '@/components/ui/counted'
import { RowTitle, Table, type Column } from '@/components/ui/table'
import type { GroupView } from './group-view'
import { Names } from './names'
import { GroupMenu } from './open-group-dialog'

interface GroupTableProps {
  groups: GroupView[]
  disabledReason?: string
}

/** A table of user groups. */
export function GroupTable({ groups, disabledReason }: GroupTableProps) {
  const columns: Column<GroupView>[] = [
    {
      name: 'Name',
      rowHeader: true,
      render: ({ name, memberCount: count }) => <RowTitle title={name} note={counted(count, 'member')} />,
    },
    { name: 'Account alerts', render: (group) => <Subscriptions group={group} /> },
    {
      name: 'Members',
      priority: 3,
      look: 'text-muted',
      render: (group) => <Names names={group.someMembers} count={group.memberCount} />,
    },
  ]
  return (
    <Table
      label="Groups"
      items={groups}
      keyOf={(group) => group.id}
      columns={columns}
      renderActions={(group) => (
        <GroupMenu
          name={group.name}
          edit={{ kind: 'edit', group }}
          removal={{ label: 'Delete...', icon: <Trash2 />, opens: { kind: 'delete', group } }}
          disabledReason={disabledReason}
        />
      )}
    />
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
