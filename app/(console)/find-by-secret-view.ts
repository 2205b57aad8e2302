import { toActedOn } from '@/app/credential-view'
import type { Finding, FoundCredential, Reported } from '@/components/find-by-secret/finding'
import type { Principal } from '@/lib/domain/principal'
import { runtime, type PageRuntime } from '@/lib/runtime'

type Value<Name extends keyof PageRuntime['may']> = Extract<
  Awaited<ReturnType<PageRuntime['may'][Name]>>,
  { ok: true }
>['value']
type Found = Value<'findBySecret'>

/** What the browser receives about a pasted secret, with what its actions need. */
export async function readFinding(actor: Principal, found: Found): Promise<Finding> {
  if (found.kind !== 'found') return found
  const { secret, state, endedAt, isLast } = found
  const { credential, ...itself } = secret
  return {
    kind: 'found',
    found: {
      kind: credential.kind,
      acted: await actedOn(actor, credential),
      id: credential.id,
      name: credential.name,
      clientId: credential.clientId,
      serviceUserName: credential.serviceUserName,
      state,
      expiresAt: credential.expiresAt?.toISOString() ?? null,
      secret: {
        id: itself.id,
        hint: itself.hint,
        createdAt: itself.createdAt.toISOString(),
        retiresAt: itself.retiresAt?.toISOString() ?? null,
        quietHours: itself.quietHours,
        lastUsedAt: itself.lastUsedAt?.toISOString() ?? null,
        lastUsedFrom: itself.lastUsedFrom,
      },
      endedAt: endedAt?.toISOString() ?? null,
      reportedAt: itself.reportedAt?.toISOString() ?? null,
      isLast,
      now: runtime().clock().toISOString(),
    },
  }
}

async function actedOn(
  actor: Principal,
  { kind, id }: { kind: FoundCredential['kind']; id: string },
): Promise<FoundCredential['acted']> {
  const { may } = runtime()
  if (kind === 'api_client') {
    const client = await may.getApiClient(actor, { id })
    return client.ok
      ? { ...toActedOn(client.value), clientId: client.value.clientId, contactEmail: null, application: null }
      : null
  }
  const key = await may.getServiceApiKey(actor, { id })
  return key.ok ? { ...toActedOn(key.value), serviceUserName: key.value.serviceUser.name } : null
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
