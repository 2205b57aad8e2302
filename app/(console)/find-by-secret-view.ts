import { toActedOn } from '@/app/credential-view'
import type { Finding, FoundCredential, Reported } from '@/components/credentials/find-by-secret/finding'
import type { CredentialState } from '@/lib/domain/credential'
import type { PageRuntime } from '@/lib/runtime'

type Value<Name extends keyof PageRuntime['may']> = Extract<
  Awaited<ReturnType<PageRuntime['may'][Name]>>,
  { ok: true }
>['value']
type Found = Extract<Value<'findBySecret'>, { kind: 'found' }>

/** What the browser receives about a pasted secret, with what its actions need. */
export function toFinding(finding: Value<'findBySecret'>): Finding {
  return finding.kind === 'found' ? { kind: 'found', found: toFoundCredential(finding) } : finding
}

function toFoundCredential({ secret, state, endedAt, isLast, now }: Found): FoundCredential {
  const { credential } = secret
  return {
    kind: credential.kind,
    acted: state === 'deleted' ? null : actedOn(credential, state),
    id: credential.id,
    name: credential.name,
    clientId: credential.clientId,
    serviceUserName: credential.serviceUserName,
    state,
    expiresAt: credential.expiresAt?.toISOString() ?? null,
    secret: {
      id: secret.id,
      hint: secret.hint,
      createdAt: secret.createdAt.toISOString(),
      retiresAt: secret.retiresAt?.toISOString() ?? null,
      quietHours: secret.quietHours,
      lastUsedAt: secret.lastUsedAt?.toISOString() ?? null,
      lastUsedFrom: secret.lastUsedFrom,
    },
    endedAt: endedAt?.toISOString() ?? null,
    reportedAt: secret.reportedAt?.toISOString() ?? null,
    isLast,
    now: now.toISOString(),
  }
}

function actedOn(
  credential: Found['secret']['credential'],
  state: CredentialState,
): FoundCredential['acted'] {
  const acted = toActedOn({ ...credential, state })
  const { clientId, serviceUserName } = credential
  if (clientId !== null) return { ...acted, clientId, contactEmail: null, application: null }
  return serviceUserName === null ? null : { ...acted, serviceUserName }
}

/** What the browser receives about a report. */
export function toReported({ secret, effect, now }: Value<'reportApiClientSecret'>): Reported {
  return {
    name: secret.credential.name,
    ended: effect?.ends ?? false,
    disabled: effect?.disables ?? false,
    at: now.toISOString(),
  }
}
