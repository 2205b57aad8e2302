'use client'

import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Link } from '@/components/ui/link'
import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { Time, TimeOrNever } from '@/components/ui/time'
import { sortOf, type CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import type { Reading } from '@/components/credentials/credential-view'
import { UsageBars } from '@/components/credentials/usage-bars'
import { usageInWords } from '@/components/credentials/usage-view'
import type { ListedClient } from './api-client-view'
import { listHref, rowLinkId } from './list-address'
import { sortLink } from '@/components/credentials/sort-link'
import type { ChosenClient } from './bulk-view'
import { SelectBox } from './select-box'
import { RowActions } from './row-actions'
import { StateBadge } from '@/components/credentials/state-badge'

interface ClientTableProps {
  clients: ListedClient[]
  /** The one whose details are open. */
  selectedId?: string
  /** How the list was asked for; its columns lead to other orders of the same. */
  query: CredentialListQuery
  reading: Reading
  /** Why the reader may not manage API clients. */
  disabledReason?: string
}

/** API clients, a row each. */
export function ClientTable(props: ClientTableProps) {
  const { clients, selectedId, query, reading, disabledReason } = props
  // Where there is room for one of the two alone: the one that the list goes by.
  const byExpiry = sortOf(query).key === 'expires'
  return (
    <Table label="API clients">
      <TableHead>
        <HeaderCell className={selectColumn}>
          <SelectBox label="Select all on this page" clients={clients.map(toChosen)} />
        </HeaderCell>
        <HeaderCell sort={sortLink(listHref, query, 'name')}>Name</HeaderCell>
        <HeaderCell>State</HeaderCell>
        <HeaderCell priority={2}>Contact email</HeaderCell>
        <HeaderCell priority={3}>Application</HeaderCell>
        <HeaderCell priority={4}>Client ID</HeaderCell>
        <HeaderCell priority={8}>Permissions</HeaderCell>
        <HeaderCell priority={7}>Usage</HeaderCell>
        <HeaderCell priority={5} sort={sortLink(listHref, query, 'created')}>
          Created
        </HeaderCell>
        <HeaderCell priority={byExpiry ? 9 : 6} sort={sortLink(listHref, query, 'redeemed')}>
          Last redeemed
        </HeaderCell>
        <HeaderCell priority={byExpiry ? 6 : 9} sort={sortLink(listHref, query, 'expires')}>
          Expires
        </HeaderCell>
        <HeaderCell align="end">
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {clients.map((client) => (
          <Row key={client.id} selected={client.id === selectedId}>
            <Cell className={selectColumn}>
              <SelectBox label={`Select ${client.name}`} clients={[toChosen(client)]} />
            </Cell>
            <Cell rowHeader>
              <Link
                id={rowLinkId(client.id)}
                href={listHref(query, client.id)}
                scroll={false}
                className="block truncate rounded-control font-medium hover:underline"
              >
                {client.name}
              </Link>
              {client.description && (
                <span className="block truncate text-small text-muted">{client.description}</span>
              )}
            </Cell>
            <Cell>
              <StateBadge credential={client} reading={reading} />
            </Cell>
            <Cell priority={2} className="max-w-24 truncate text-muted">
              {client.contactEmail ?? '—'}
            </Cell>
            <Cell priority={3} className="max-w-20 truncate text-muted">
              {client.application ?? '—'}
            </Cell>
            <Cell priority={4}>
              <span className="flex items-center gap-1">
                <code className="max-w-16 truncate text-muted">{client.clientId}</code>
                <CopyButton value={client.clientId} label={`Copy client ID of ${client.name}`} />
              </span>
            </Cell>
            <Cell priority={8} className="text-muted">
              {permissionSummary(client)}
            </Cell>
            <Cell priority={7}>
              <UsageBars
                days={client.usage}
                height={20}
                bar={4}
                gap={2}
                label={`Last seven days: ${usageInWords(client.usage)}`}
              />
            </Cell>
            <Cell priority={5} className="text-muted">
              <Time value={client.createdAt} {...reading} />
            </Cell>
            <Cell priority={byExpiry ? 9 : 6} className="text-muted">
              <TimeOrNever value={client.lastRedeemedAt} {...reading} />
            </Cell>
            <Cell priority={byExpiry ? 6 : 9} className="text-muted">
              <TimeOrNever value={client.expiresAt} {...reading} />
            </Cell>
            <Cell align="end">
              <span className="inline-flex items-center gap-1">
                <ButtonLink
                  size="sm"
                  variant="ghost"
                  href={listHref(query, client.id)}
                  scroll={false}
                  aria-label={`Details of ${client.name}`}
                  className="max-sm:hidden"
                >
                  Details
                </ButtonLink>
                <RowActions client={client} disabledReason={disabledReason} />
              </span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

/** How many APIs a client reads and writes. */
function permissionSummary({ reads, writes }: ListedClient): string {
  const parts = [reads > 0 ? `${reads} read` : '', writes > 0 ? `${writes} write` : ''].filter(Boolean)
  return parts.join(', ') || 'None'
}

/** On a phone there is no room to select. */
const selectColumn = 'hidden w-4 @min-[400px]:table-cell'

const toChosen = ({ id, name, lastRedeemedAt }: ListedClient): ChosenClient => ({ id, name, lastRedeemedAt })
