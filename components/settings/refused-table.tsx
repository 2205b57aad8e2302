import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { RefusedAddressView } from './mail-view'

interface RefusedTableProps {
  refused: RefusedAddressView[]
  reading: { now: string; timeZone: string }
}

/** A table of people whose address Keyturn sends nothing to, with the reason from the mail server. */
export function RefusedTable({ refused, reading }: RefusedTableProps) {
  const columns: Column<RefusedAddressView>[] = [
    {
      name: 'Person',
      rowHeader: true,
      render: ({ address, name, reason }) => (
        <>
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-small">{address}</span>
          <span className="block text-small whitespace-normal text-muted wrap-anywhere">{reason}</span>
        </>
      ),
    },
    {
      name: 'Refused since',
      look: 'text-muted',
      render: ({ since }) => <Time value={since} {...reading} />,
    },
  ]
  return (
    <Table label="Refused addresses" items={refused} keyOf={({ address }) => address} columns={columns} />
  )
}
