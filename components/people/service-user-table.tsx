import { Trash2 } from 'lucide-react'
import { RowTitle, Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { ServiceUserMenu } from './open-service-user-dialog'
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
