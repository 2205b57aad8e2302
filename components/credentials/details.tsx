import type { ReactNode } from 'react'
import { DescriptionRow } from '@/components/ui/description-list'
import { Time, TimeOrNever } from '@/components/ui/time'
import type { CredentialKind } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import type { CredentialView, DetailFields, Reading } from './credential-view'
import { NetworkRow } from './network-row'
import { PermissionRows } from './permission-list'
import { SecretList } from './secret-list'
import { StateBadge } from './state-badge'
import type { UsageSummary } from './usage-view'

/** The props of the details of a credential. */
export interface DetailsProps<Kind extends CredentialKind> {
  credential: CredentialView<Kind>
  /** Its recent usage; null if it could not be read. */
  usage: UsageSummary | null
  reading: Reading
  /** Why the reader may not manage credentials. */
  disabledReason: string | undefined
}

/** The rows that the details of both kinds have. The details of each kind set their order. */
export function commonRows(
  kind: CredentialKind,
  credential: DetailFields,
  shown: Omit<DetailsProps<CredentialKind>, 'credential'>,
) {
  const { usage, reading, disabledReason } = shown
  return {
    state: (
      <DescriptionRow term="State">
        <StateBadge credential={credential} reading={reading} />
      </DescriptionRow>
    ),
    secrets: <SecretList kind={kind} credential={credential} {...shown} />,
    authority: (
      <>
        <PermissionRows kind={kind} credential={credential} usage={usage} disabledReason={disabledReason} />
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
