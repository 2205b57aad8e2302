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
    { name: 'Access', priority: 4, render: (api) => <AccessBadge api={api} /> },
    {
      name: 'API clients',
      align: 'end',
      render: (api) => <Holders count={api.apiClients} api={api} path="/api-clients" noun="API client" />,
    },
    {
      name: 'Service API keys',
      priority: 2,
      align: 'end',
      render: (api) => (
        <Holders count={api.serviceApiKeys} api={api} path="/service-keys" noun="service API key" />
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

interface HoldersProps {
  count: number
  api: ApiView
  /** The list of those that are counted, and the word for one. */
  path: string
  noun: string
}

/** A number that leads to what it counts. */
function Holders({ count, api, path, noun }: HoldersProps) {
  if (count === 0) return <span className="text-muted">0</span>
  const shown = holderCount(count)
  return (
    <Link
      href={`${path}?permission=${api.slug}`}
      aria-label={`${shown} ${noun}${count === 1 ? '' : 's'} with ${api.name}`}
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
