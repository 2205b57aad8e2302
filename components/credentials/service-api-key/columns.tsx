import type { Column } from '@/components/ui/table'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { commonColumns } from '../columns'
import type { ListedCredential, Reading } from '../credential-view'

type Key = ListedCredential<'service_api_key'>

/** The columns of the list of service API keys. */
export function serviceApiKeyColumns(query: CredentialListQuery, reading: Reading): Column<Key>[] {
  const { labels, name, state, created, expires, lastUse, owner } = commonColumns(
    'service_api_key',
    query,
    reading,
  )
  return [
    {
      name: 'Name',
      labels: [labels.name],
      rowHeader: true,
      wraps: true,
      render: (key) =>
        name(
          key,
          key.description && (
            <span className="line-clamp-1 text-small text-muted @min-[1400px]:line-clamp-2">
              {key.description}
            </span>
          ),
        ),
    },
    {
      name: 'Service user',
      priority: 2,
      wraps: true,
      look: 'min-w-24',
      render: ({ serviceUserName }) => serviceUserName,
    },
    state,
    { name: 'Created', labels: [labels.created], priority: 3, look: 'text-muted', render: created },
    { name: 'Expires', labels: [labels.expires], priority: 4, render: expires },
    { name: 'Last used', labels: [labels.lastUse], priority: 5, render: lastUse },
    { name: 'Owner', priority: 6, wraps: true, look: 'min-w-24', render: owner },
  ]
}
