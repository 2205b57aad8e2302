import { Badge } from '@/components/ui/badge'
import { Archive, BookOpen, EyeOff, PenLine } from 'lucide-react'
import { RowTitle, Table, type Column } from '@/components/ui/table'
import type { ApiView } from './catalogue-view'
import { CatalogueMenu } from './open-dialog'

interface ApiTableProps {
  apis: ApiView[]
  disabledReason?: string
}

const count = { priority: 4, align: 'end', look: 'text-muted' } as const

/** The APIs of the catalogue, a row each. */
export function ApiTable({ apis, disabledReason }: ApiTableProps) {
  const columns: Column<ApiView>[] = [
    { name: 'Name', rowHeader: true, render: (api) => <RowTitle title={api.name} /> },
    { name: 'Kind', render: (api) => <KindBadge api={api} /> },
    {
      name: 'Product',
      priority: 2,
      look: 'text-muted',
      render: (api) => api.productName ?? 'Outside any product',
    },
    { name: 'Slug', priority: 3, render: (api) => <code className="text-muted">{api.slug}</code> },
    { name: 'Readers', ...count, render: (api) => api.readers.toLocaleString('en') },
    {
      name: 'Writers',
      ...count,
      render: (api) => (api.writable ? api.writers.toLocaleString('en') : '—'),
    },
  ]
  return (
    <Table
      label="APIs"
      items={apis}
      keyOf={(api) => api.id}
      columns={columns}
      renderActions={(api) => (
        <CatalogueMenu
          name={api.name}
          edit={{ kind: 'edit', api }}
          removal={{ label: 'Retire...', icon: <Archive />, opens: { kind: 'retire', api } }}
          disabledReason={disabledReason}
        />
      )}
    />
  )
}

function KindBadge({ api }: { api: ApiView }) {
  if (!api.grantable) {
    return (
      <Badge tone="warning" icon={<EyeOff />}>
        Not grantable
      </Badge>
    )
  }
  return api.writable ? (
    <Badge tone="neutral" icon={<PenLine />}>
      Read and write
    </Badge>
  ) : (
    <Badge tone="info" icon={<BookOpen />}>
      Read-only
    </Badge>
  )
}
