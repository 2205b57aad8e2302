import { Archive, BookOpen, EyeOff, PenLine } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { RowTitle, Table, type Column } from '@/components/ui/table'
import type { ApiView, GroupView } from './catalogue-view'
import { holderCount } from './holder-count'
import { CatalogueMenu } from './open-dialog'
import { ProductHeading } from './product-heading'

interface ApiTableProps {
  groups: GroupView[]
  disabledReason?: string | undefined
}

/** The APIs of the catalogue by product. The numbers of credentials lead to the lists of them. */
export function ApiTable({ groups, disabledReason }: ApiTableProps) {
  const columns: Column<ApiView>[] = [
    {
      name: 'Name',
      rowHeader: true,
      render: (api) => <RowTitle title={api.name} note={<code>{api.slug}</code>} />,
    },
    { name: 'Access', render: (api) => <AccessBadge api={api} /> },
    {
      name: 'API clients',
      priority: 2,
      align: 'end',
      render: ({ name, slug, apiClients }) => (
        <Holders
          count={apiClients}
          list={`/api-clients?permission=${slug}`}
          of={`API clients with ${name}`}
        />
      ),
    },
    {
      name: 'Service API keys',
      priority: 3,
      align: 'end',
      render: ({ name, slug, serviceApiKeys }) => (
        <Holders
          count={serviceApiKeys}
          list={`/service-keys?permission=${slug}`}
          of={`Service API keys with ${name}`}
        />
      ),
    },
  ]
  return (
    <Table
      label="APIs"
      items={[]}
      groups={groups.map(({ product, apis }) => ({
        key: product?.id ?? 'none',
        heading: <ProductHeading product={product} disabledReason={disabledReason} />,
        items: apis,
        none: 'No APIs yet.',
      }))}
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

/** A number that leads to what it counts. */
function Holders({ count, list, of }: { count: number; list: string; of: string }) {
  if (count === 0) return <span className="text-muted">0</span>
  const shown = holderCount(count)
  return (
    <Link
      href={list}
      aria-label={`${shown} ${of}`}
      className="inline-flex min-h-6 items-center rounded-[2px] text-accent-text tabular-nums hover:underline"
    >
      {shown}
    </Link>
  )
}

function AccessBadge({ api }: { api: ApiView }) {
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
