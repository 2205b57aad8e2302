'use client'

import type { Reading } from '@/components/credentials/credential-view'
import { sortLink } from '@/components/credentials/sort-link'
import { StateBadge } from '@/components/credentials/state-badge'
import { Link } from '@/components/ui/link'
import { Cell, HeaderCell, Row, Table, TableHead } from '@/components/ui/table'
import { Time, TimeOrNever } from '@/components/ui/time'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { listHref, rowLinkId } from './list-address'
import { RowActions } from './row-actions'
import type { ServiceKeyView } from './service-key-view'

interface KeyTableProps {
  keys: ServiceKeyView[]
  /** The one whose details are open. */
  selectedId?: string
  /** How the list was asked for; its columns lead to other orders of the same. */
  query: CredentialListQuery
  reading: Reading
  /** Why the reader may not manage service API keys. */
  disabledReason?: string
}

/** Service API keys, a row each. */
export function KeyTable({ keys, selectedId, query, reading, disabledReason }: KeyTableProps) {
  return (
    <Table label="Service API keys">
      <TableHead>
        <HeaderCell sort={sortLink(listHref, query, 'name')}>Name</HeaderCell>
        <HeaderCell priority={2}>Service user</HeaderCell>
        <HeaderCell>State</HeaderCell>
        <HeaderCell priority={5} sort={sortLink(listHref, query, 'created')}>
          Created
        </HeaderCell>
        <HeaderCell priority={3} sort={sortLink(listHref, query, 'expires')}>
          Expires
        </HeaderCell>
        <HeaderCell priority={4} sort={sortLink(listHref, query, 'redeemed')}>
          Last used
        </HeaderCell>
        <HeaderCell align="end">
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {keys.map((key) => (
          <Row key={key.id} selected={key.id === selectedId}>
            <Cell rowHeader>
              <Link
                id={rowLinkId(key.id)}
                href={listHref(query, key.id)}
                scroll={false}
                className="block truncate rounded-control font-medium hover:underline"
              >
                {key.name}
              </Link>
            </Cell>
            <Cell priority={2} className="max-w-44 truncate text-muted @min-[880px]:max-w-64">
              {key.serviceUserName}
            </Cell>
            <Cell>
              <StateBadge credential={key} reading={reading} />
            </Cell>
            <Cell priority={5} className="text-muted">
              <Time value={key.createdAt} {...reading} />
            </Cell>
            <Cell priority={3} className="text-muted">
              <TimeOrNever value={key.expiresAt} {...reading} />
            </Cell>
            <Cell priority={4} className="text-muted">
              <TimeOrNever value={key.lastRedeemedAt} {...reading} />
            </Cell>
            <Cell align="end">
              <RowActions
                serviceKey={key}
                detailsHref={listHref(query, key.id)}
                disabledReason={disabledReason}
              />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
