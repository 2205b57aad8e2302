import { CopyButton } from '@/components/ui/copy-button'
import type { Column } from '@/components/ui/table'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { commonColumns } from '../columns'
import type { ListedCredential, Reading } from '../credential-view'

type Client = ListedCredential<'api_client'>

/** The columns of the list of API clients, two lines a row. */
export function apiClientColumns(query: CredentialListQuery, reading: Reading): Column<Client>[] {
  const { labels, name, state, usage, lastUseAndCreation, expires, owner } = commonColumns(
    'api_client',
    query,
    reading,
  )
  return [
    {
      name: 'Name · Client ID',
      labels: [labels.name, { text: 'Client ID', look: 'hidden @min-[480px]:inline' }],
      rowHeader: true,
      abbr: (client) => client.name,
      wraps: true,
      render: (client) =>
        name(
          client,
          <span className="hidden items-center @min-[480px]:flex">
            <code className="text-small whitespace-nowrap text-muted">{client.clientId}</code>
            <span className="row-help -my-1.5 -mr-2">
              <CopyButton value={client.clientId} label={`Copy client ID of ${client.name}`} />
            </span>
          </span>,
        ),
    },
    state,
    usage,
    lastUseAndCreation,
    { name: 'Expires', labels: [labels.expires], priority: 4, render: expires },
    {
      name: 'Owner · Contact email · Application',
      labels: [{ text: 'Owner' }, { text: 'Contact email' }, { text: 'Application' }],
      priority: 6,
      wraps: true,
      look: 'min-w-40',
      render: (client) => (
        <>
          <span className="line-clamp-2">{owner(client)}</span>
          <span
            className="line-clamp-1 text-small break-all @min-[1400px]:line-clamp-2 @min-[1400px]:break-normal @min-[1400px]:wrap-anywhere text-muted"
            title={contact(client) || undefined}
          >
            {contact(client) || '—'}
          </span>
        </>
      ),
    },
    { name: 'Permissions', priority: 8, look: 'text-muted', render: permissionSummary },
  ]
}

const contact = ({ contactEmail, application }: Client) =>
  [contactEmail, application].filter(Boolean).join(' · ')

/** How many APIs a client reads and writes. */
function permissionSummary({ reads, writes }: Client): string {
  const parts = [reads > 0 ? `${reads} read` : '', writes > 0 ? `${writes} write` : ''].filter(Boolean)
  return parts.join(', ') || 'None'
}
