import type { Column } from '@/components/ui/table'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { commonColumns } from '../columns'
import type { ListedCredential, Reading } from '../credential-view'

type Key = ListedCredential<'service_api_key'>

/** The columns of the list of service API keys, two lines a row. */
export function serviceApiKeyColumns(query: CredentialListQuery, reading: Reading): Column<Key>[] {
  const { labels, name, state, usage, lastUseAndCreation, expires, owner } = commonColumns(
    'service_api_key',
    query,
    reading,
  )
  return [
    {
      name: 'Name',
      labels: [labels.name],
      rowHeader: true,
      abbr: (key) => key.name,
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
      render: ({ serviceUserName }) => <bdi>{serviceUserName}</bdi>,
    },
    state,
    usage,
    lastUseAndCreation,
    { name: 'Expires', labels: [labels.expires], priority: 4, render: expires },
    { name: 'Owner', priority: 6, wraps: true, look: 'min-w-24', render: owner },
  ]
}
