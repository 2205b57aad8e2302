import { CopyButton } from '@/components/ui/copy-button'
import type { Column } from '@/components/ui/table'
import { sortOf, type CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { commonColumns } from '../columns'
import type { ListedCredential, Reading } from '../credential-view'
import { UsageBars } from '../usage-bars'
import { usageInWords } from '../usage-view'

/** The columns of the list of API clients. */
export function apiClientColumns(
  query: CredentialListQuery,
  reading: Reading,
): Column<ListedCredential<'api_client'>>[] {
  const { name, state, created, lastUse, expires } = commonColumns('api_client', query, reading)
  // If there is room for only one of the two: the one that the list is sorted by.
  const byExpiry = sortOf(query).key === 'expires'
  return [
    name,
    state,
    {
      name: 'Contact email',
      priority: 2,
      look: 'max-w-24 truncate text-muted',
      render: ({ contactEmail }) => contactEmail ?? '—',
    },
    {
      name: 'Application',
      priority: 3,
      look: 'max-w-20 truncate text-muted',
      render: ({ application }) => application ?? '—',
    },
    {
      name: 'Client ID',
      priority: 4,
      render: (client) => (
        <span className="flex items-center gap-1">
          <code className="max-w-16 truncate text-muted">{client.clientId}</code>
          <CopyButton value={client.clientId} label={`Copy client ID of ${client.name}`} />
        </span>
      ),
    },
    { name: 'Permissions', priority: 8, look: 'text-muted', render: permissionSummary },
    {
      name: 'Usage',
      priority: 7,
      render: ({ usage }) => (
        <UsageBars
          days={usage}
          height={20}
          bar={4}
          gap={2}
          label={`Last seven days: ${usageInWords(usage)}`}
        />
      ),
    },
    { ...created, priority: 5 },
    { ...lastUse, priority: byExpiry ? 9 : 6 },
    { ...expires, priority: byExpiry ? 6 : 9 },
  ]
}

/** How many APIs a client reads and writes. */
function permissionSummary({ reads, writes }: ListedCredential<'api_client'>): string {
  const parts = [reads > 0 ? `${reads} read` : '', writes > 0 ? `${writes} write` : ''].filter(Boolean)
  return parts.join(', ') || 'None'
}
