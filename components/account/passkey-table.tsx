'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { PasskeyView } from './account-view'

interface PasskeyTableProps {
  passkeys: PasskeyView[]
  /** Called when the menu of one is about to open. */
  onOpen: () => void
  onRename: (passkey: PasskeyView) => unknown
  onRemove: (passkey: PasskeyView) => unknown
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
}

/** The reader's passkeys, a row each. */
export function PasskeyTable({ passkeys, onOpen, onRename, onRemove, reading }: PasskeyTableProps) {
  const columns: Column<PasskeyView>[] = [
    {
      name: 'Name',
      rowHeader: true,
      title: ({ name }) => name,
      render: ({ name }) => <span className="block truncate font-medium">{name}</span>,
    },
    {
      name: 'Created',
      priority: 2,
      look: 'text-muted',
      render: ({ createdAt }) => <Time value={createdAt} {...reading} />,
    },
    {
      name: 'Last used',
      look: 'text-muted',
      render: ({ lastUsedAt }) => (lastUsedAt ? <Time value={lastUsedAt} {...reading} /> : 'Never'),
    },
  ]
  return (
    <Table
      label="Passkeys"
      items={passkeys}
      keyOf={({ id }) => id}
      columns={columns}
      renderActions={(passkey) => (
        <Menu
          label={`Actions for ${passkey.name}`}
          onOpen={onOpen}
          items={() => [
            { label: 'Rename...', icon: <Pencil />, onSelect: () => onRename(passkey) },
            'separator',
            { label: 'Remove...', icon: <Trash2 />, tone: 'danger', onSelect: () => onRemove(passkey) },
          ]}
        />
      )}
    />
  )
}
