import type { ReactNode } from 'react'
import { DescriptionRow } from '@/components/ui/description-list'
import { Time, TimeOrNever } from '@/components/ui/time'
import type { CredentialKind } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import type { CredentialView, DetailFields, Reading } from './credential-view'
import { NetworkRow } from './network-row'
import { PermissionRows } from './permission-list'
import { StateBadge } from './state-badge'
import type { UnusedPermission } from './usage-view'

/** The props of the details of a credential. */
export interface DetailsProps<Kind extends CredentialKind> {
  credential: CredentialView<Kind>
  /** The permissions that are not used. */
  unused: UnusedPermission[] | undefined
  reading: Reading
}

/** The rows that the details of both kinds have. The details of each kind set their order. */
export function commonRows(
  kind: CredentialKind,
  credential: DetailFields,
  { unused, reading }: Pick<DetailsProps<CredentialKind>, 'unused' | 'reading'>,
) {
  return {
    state: (
      <DescriptionRow term="State">
        <StateBadge credential={credential} reading={reading} />
      </DescriptionRow>
    ),
    authority: (
      <>
        <PermissionRows credential={credential} unused={unused} />
        <NetworkRow networks={credential.networks} />
      </>
    ),
    owner: (
      <DescriptionRow term="Owner">
        {credential.owner?.name ?? 'Nobody'}
        {credential.owner?.isDisabled && <span className="text-muted"> (disabled)</span>}
      </DescriptionRow>
    ),
    created: (
      <DescriptionRow term="Created">
        <Time value={credential.createdAt} {...reading} />
        {credential.createdByName && <span className="text-muted"> by {credential.createdByName}</span>}
      </DescriptionRow>
    ),
    lastUse: (
      <DescriptionRow term={`Last ${credentialKinds[kind].used}`}>
        <TimeOrNever value={credential.lastRedeemedAt} {...reading} />
        {credential.lastRedeemedFrom && (
          <span className="text-muted">
            {' '}
            from <code>{credential.lastRedeemedFrom}</code>
          </span>
        )}
      </DescriptionRow>
    ),
    expires: (
      <DescriptionRow term="Expires">
        <TimeOrNever value={credential.expiresAt} {...reading} />
      </DescriptionRow>
    ),
  } satisfies Record<string, ReactNode>
}

interface SecretRowProps {
  term: string
  secrets: DetailFields['secrets']
  reading: Reading
}

/** The live secrets: their last characters, and when and where each was last used. */
export function SecretRow({ term, secrets, reading }: SecretRowProps) {
  return (
    <DescriptionRow term={term}>
      {secrets.map(({ hint, createdAt, lastUsedAt, lastUsedFrom }) => (
        <span key={hint} className="block">
          ends in <code>{hint}</code>, created <Time value={createdAt} {...reading} />
          {lastUsedAt && (
            <>
              , last used <Time value={lastUsedAt} {...reading} /> from <code>{lastUsedFrom}</code>
            </>
          )}
        </span>
      ))}
    </DescriptionRow>
  )
}
