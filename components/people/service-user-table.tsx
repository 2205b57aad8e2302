import { Trash2 } from 'lucide-react'
import { RowTitle, Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { ServiceUserMenu } from './open-service-user-dialog'
import type { ServiceUserView } from './service-user-view'

interface ServiceUserTableProps {
  users: ServiceUserView[]
  /** The maximum number of keys per service user. */
  mostKeys: number
  /** The time of rendering and the person's time zone. */
  reading: { now: string; timeZone: string }
  disabledReason?: string
}

/** A table of service users. */
export function ServiceUserTable({ users, mostKeys, reading, disabledReason }: ServiceUserTableProps) {
  const columns: Column<ServiceUserView>[] = [
    {
      name: 'Name',
      rowHeader: true,
      render: ({ name, description }) => <RowTitle title={name} note={description} />,
    },
    { name: 'Keys', look: 'text-muted', render: (user) => `${user.keys} of ${mostKeys} keys` },
    { name: 'Owner', priority: 2, look: 'text-muted', render: (user) => user.owner?.name ?? 'Nobody' },
    {
      name: 'Created',
      priority: 4,
      look: 'text-muted',
      render: (user) => <Time value={user.createdAt} {...reading} />,
    },
  ]
  return (
    <Table
      label="Service users"
      items={users}
      keyOf={(user) => user.id}
      columns={columns}
      renderActions={(user) => (
        <ServiceUserMenu
          name={user.name}
          edit={{ kind: 'edit', user }}
          removal={{ label: 'Delete...', icon: <Trash2 />, opens: { kind: 'delete', user } }}
          disabledReason={disabledReason}
        />
      )}
    />
  )
}
