import type { AuditDetail } from '@/lib/domain/audit-event'
import { stateOf, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { ok, type Result } from '@/lib/domain/failure'
import { itself } from '@/lib/domain/principal'
import { quietAt } from '@/lib/domain/secret-retirement'
import type { SecretSummary } from '@/lib/domain/secret-summary'
import type { RetiringSecret } from '@/lib/ports/secrets'
import { apiClients, credentialTarget, serviceApiKeys, type Kind } from './credential-kinds'
import type { Ports } from './ports'

type Outside = Pick<Ports, 'store' | 'clock'>

/**
 * Retires an old secret that has been quiet for as long as was chosen (R2). Decided under the lock of its credential, from
 * stored use: other processes store the use of tokens every ten seconds, so one of theirs can be missed by that much. Returns
 * whether it was retired; not if it was used meanwhile, or its credential was changed. When this returns, no process accepts
 * the secret or its tokens.
 *
 * It is not in the registry, like `settleRetirement`, because no person calls it.
 */
export function retireQuietSecret(ports: Outside, which: RetiringSecret): Promise<Result<boolean>> {
  return which.kind === 'api_client'
    ? retireQuiet(apiClients, ports, which)
    : retireQuiet(serviceApiKeys, ports, which)
}

/**
 * Records that an old secret has ended at its date. Nothing changes for decisions, which look at the date. Returns whether
 * that was not recorded yet.
 */
export function settleRetirement(ports: Outside, which: RetiringSecret): Promise<Result<boolean>> {
  return which.kind === 'api_client' ? settle(apiClients, ports, which) : settle(serviceApiKeys, ports, which)
}

function retireQuiet<Credential extends ApiClient | ServiceApiKey>(
  of: Kind<Credential>,
  { store, clock }: Outside,
  { credentialId, id }: RetiringSecret,
) {
  return store.transaction(async (transaction) => {
    const now = clock()
    const credential = await of.change(transaction.store).lock(credentialId)
    const old = credential?.secrets.find((secret) => secret.id === id)
    if (!credential || !old?.supersededAt || stateOf(credential, now) !== 'active') return ok(false)
    const end = quietAt(old)
    if (!end || end > now) return ok(false)
    await of.change(transaction.store).endSecret(credential.id, old.id, now)
    await transaction.audit({
      ...retired(of, credential, old, { quietForHours: old.quietHours }),
      outcome: 'done',
      now,
    })
    return ok(true)
  })
}

function settle<Credential extends ApiClient | ServiceApiKey>(
  of: Kind<Credential>,
  { store, clock }: Outside,
  { credentialId, id }: RetiringSecret,
) {
  return store.transaction(async (transaction) => {
    const now = clock()
    const credential = await of.change(transaction.store).lock(credentialId)
    const old = credential?.secrets.find((secret) => secret.id === id)
    if (!credential || !old?.retiresAt || old.retiresAt > now) return ok(false)
    const { retiresAt } = old
    await of.change(transaction.store).settleSecret(old.id, retiresAt)
    await transaction.audit({
      ...retired(of, credential, old, { retiresAt: retiresAt.toISOString() }),
      outcome: 'done',
      now,
    })
    return ok(true)
  })
}

/** The event of a retirement that nobody asked for at that moment. */
function retired<Credential extends ApiClient | ServiceApiKey>(
  of: Kind<Credential>,
  credential: Credential,
  { hint, lastUsedAt, lastUsedFrom }: SecretSummary,
  why: AuditDetail,
) {
  return {
    action: `${of.kind}.secret_retired` as const,
    by: itself,
    target: credentialTarget(of.kind, credential),
    detail: {
      ...of.identity(credential),
      secret: hint,
      ...why,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      lastUsedFrom,
    },
  }
}
