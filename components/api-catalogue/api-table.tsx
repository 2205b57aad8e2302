import { Badge } from '@/components/ui/badge'
import { BookOpen, EyeOff, PenLine } from 'lucide-react'
import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { ApiActions } from './api-actions'
import type { ApiView } from './catalogue-view'

interface ApiTableProps {
  apis: ApiView[]
  disabledReason?: string
}

/** The APIs of the catalogue, a row each. */
export function ApiTable({ apis, disabledReason }: ApiTableProps) {
  return (
    <Table label="APIs">
      <TableHead>
        <HeaderCell>Name</HeaderCell>
        <HeaderCell>Kind</HeaderCell>
        <HeaderCell priority={2}>Product</HeaderCell>
        <HeaderCell priority={3}>Slug</HeaderCell>
        <HeaderCell priority={4} align="end">
          Readers
        </HeaderCell>
        <HeaderCell priority={4} align="end">
          Writers
        </HeaderCell>
        <HeaderCell align="end">
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {apis.map((api) => (
          <Row key={api.id}>
            <Cell rowHeader>
              <span className="block truncate font-medium">{api.name}</span>
            </Cell>
            <Cell>
              <KindBadge api={api} />
            </Cell>
            <Cell priority={2} className="text-muted">
              {api.productName ?? 'Outside any product'}
            </Cell>
            <Cell priority={3}>
              <code className="text-muted">{api.slug}</code>
            </Cell>
            <Cell priority={4} align="end" className="text-muted">
              {api.readers.toLocaleString('en')}
            </Cell>
            <Cell priority={4} align="end" className="text-muted">
              {api.writable ? api.writers.toLocaleString('en') : '—'}
            </Cell>
            <Cell align="end">
              <ApiActions api={api} disabledReason={disabledReason} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
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
