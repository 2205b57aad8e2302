import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Column } from '@/components/ui/table'
import { Time, TimeOrNever } from '@/components/ui/time'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { credentialKinds } from './credential-kinds'
import type { Reading, RowFields } from './credential-view'
import { listHref, rowLinkId } from './list-address'
import { reasonsInWords } from './list-words'
import { sortLink } from './sort-link'
import { StateBadge } from './state-badge'
import { UsageBars } from './usage-bars'
import { usageInWords } from './usage-view'

/** The parts of the columns that both kinds have. Each kind combines them. */
export function commonColumns(kind: CredentialKind, query: CredentialListQuery, reading: Reading) {
  const { used } = credentialKinds[kind]
  const lastUsed = `Last ${used}`
  return {
    labels: {
      name: { text: 'Name', sort: sortLink(kind, query, 'name') },
      expires: { text: 'Expires', sort: sortLink(kind, query, 'expires') },
    },

    /** The name, which opens the details, above a note. */
    name: ({ id, name }: RowFields, note: ReactNode) => (
      <>
        <Link
          id={rowLinkId(kind, id)}
          href={listHref(kind, query, id)}
          scroll={false}
          className="line-clamp-2 w-fit rounded-control font-medium hover:underline"
        >
          <bdi>{name}</bdi>
        </Link>
        {note}
      </>
    ),

    state: {
      name: 'State',
      wraps: true,
      render: (credential) => {
        const reasons = reasonsInWords(credential, credentialKinds[kind], reading.now)
        return (
          <>
            <StateBadge credential={credential} reading={reading} />
            {reasons && <span className="block max-w-40 text-small text-warning">{reasons}</span>}
          </>
        )
      },
    } satisfies Column<RowFields>,

    usage: {
      name: 'Usage, 7\u00A0days',
      wraps: true,
      priority: 2,
      render: ({ usage }) => (
        <UsageBars
          days={usage}
          height={24}
          bar={6}
          gap={3}
          label={`Last seven days: ${usageInWords(usage)}`}
        />
      ),
    } satisfies Column<RowFields>,

    /** The last use above the creation. */
    lastUseAndCreation: {
      name: `${lastUsed} · Created`,
      labels: [
        { text: lastUsed, sort: sortLink(kind, query, 'redeemed') },
        { text: 'Created', sort: sortLink(kind, query, 'created') },
      ],
      priority: 3,
      render: ({ lastRedeemedAt, createdAt }) => (
        <>
          <span className="block">
            <TimeOrNever value={lastRedeemedAt} {...reading} />
          </span>
          <span className="block text-small text-muted">
            <Time value={createdAt} {...reading} />
          </span>
        </>
      ),
    } satisfies Column<RowFields>,

    expires: ({ expiresAt }: RowFields) => <TimeOrNever value={expiresAt} {...reading} />,

    owner: ({ owner }: RowFields) =>
      owner === null ? (
        <span className="text-muted">No owner</span>
      ) : (
        <>
          <bdi>{owner.name}</bdi>
          {owner.isDisabled && <span className="text-muted"> (disabled)</span>}
        </>
      ),
  }
}
