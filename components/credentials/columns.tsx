import { Link } from '@/components/ui/link'
import type { Column } from '@/components/ui/table'
import { Time, TimeOrNever } from '@/components/ui/time'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { credentialKinds } from './credential-kinds'
import type { Reading, RowFields } from './credential-view'
import { listHref, rowLinkId } from './list-address'
import { sortLink } from './sort-link'
import { StateBadge } from './state-badge'

/** The columns that both kinds have. The list of each kind sets their priorities. */
export function commonColumns(kind: CredentialKind, query: CredentialListQuery, reading: Reading) {
  return {
    name: {
      name: 'Name',
      rowHeader: true,
      sort: sortLink(kind, query, 'name'),
      render: ({ id, name, description }) => (
        <>
          <Link
            id={rowLinkId(kind, id)}
            href={listHref(kind, query, id)}
            scroll={false}
            className="block truncate rounded-control font-medium hover:underline"
          >
            {name}
          </Link>
          {description && <span className="block truncate text-small text-muted">{description}</span>}
        </>
      ),
    },
    state: {
      name: 'State',
      render: (credential) => <StateBadge credential={credential} reading={reading} />,
    },
    created: {
      name: 'Created',
      sort: sortLink(kind, query, 'created'),
      look: 'text-muted',
      render: ({ createdAt }) => <Time value={createdAt} {...reading} />,
    },
    lastUse: {
      name: `Last ${credentialKinds[kind].used}`,
      sort: sortLink(kind, query, 'redeemed'),
      look: 'text-muted',
      render: ({ lastRedeemedAt }) => <TimeOrNever value={lastRedeemedAt} {...reading} />,
    },
    expires: {
      name: 'Expires',
      sort: sortLink(kind, query, 'expires'),
      look: 'text-muted',
      render: ({ expiresAt }) => <TimeOrNever value={expiresAt} {...reading} />,
    },
  } satisfies Record<string, Column<RowFields>>
}
