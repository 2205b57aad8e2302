import type { Column } from '@/components/ui/table'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { commonColumns } from '../columns'
import type { ListedCredential, Reading } from '../credential-view'

/** The columns of the list of service API keys. */
export function serviceApiKeyColumns(
  query: CredentialListQuery,
  reading: Reading,
): Column<ListedCredential<'service_api_key'>>[] {
  const { name, state, created, lastUse, expires } = commonColumns('service_api_key', query, reading)
  return [
    name,
    {
      name: 'Service user',
      priority: 2,
      look: 'max-w-44 truncate text-muted @min-[880px]:max-w-64',
      render: ({ serviceUserName }) => serviceUserName,
    },
    state,
    { ...created, priority: 5 },
    { ...expires, priority: 3 },
    { ...lastUse, priority: 4 },
  ]
}
