import type { AuditDetail } from '@/lib/domain/audit-event'
import { stateOf, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { ok, type Result } from '@/lib/domain/failure'
import { itself } from '@/lib/domain/principal'
import { quietAt } from '@/lib/domain/secret-retirement'
import type { SecretSummary } from '@/lib/domain/secret-summary'
import type { RetiringSecret } from '@/lib/ports/secrets'
import { credentialTarget, kinds, type Kind } from './credential-kinds'
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
  return retire(ports, which, async ({ credential, old, change, now }) => {
    if (!old.supersededAt || stateOf(credential, now) !== 'active') return null
    const end = quietAt(old)
    if (!end || end > now) return null
    await change.endSecret(credential.id, old.id, now)
    return { quietForHours: old.quietHours }
  })
}

/**
 * Records that an old secret has ended at its date. Nothing changes for decisions, which look at the date. Returns whether
 * that was not recorded yet.
 */
export function settleRetirement(ports: Outside, which: RetiringSecret): Promise<Result<boolean>> {
  return retire(ports, which, async ({ old: { id, retiresAt }, change, now }) => {
    if (!retiresAt || retiresAt > now) return null
    await change.settleSecret(id, retiresAt)
    return { retiresAt: retiresAt.toISOString() }
  })
}

/** An old secret under the lock of its credential. */
interface Locked {
  credential: ApiClient | ServiceApiKey
  old: SecretSummary
  change: ReturnType<Kind<ApiClient | ServiceApiKey>['change']>
  now: Date
}

/** `end` ends the secret if it is time, and returns what the audit trail says about it; null if it is not. */
function retire(
  { store, clock }: Outside,
  { kind, credentialId, id }: RetiringSecret,
  end: (locked: Locked) => Promise<AuditDetail | null>,
): Promise<Result<boolean>> {
  const of = kinds[kind]
  return store.transaction(async (transaction) => {
    const now = clock()
    const change = of.change(transaction.store)
    const credential = await change.lock(credentialId)
    const old = credential?.secrets.find((secret) => secret.id === id)
    if (!credential || !old) return ok(false)
    const why = await end({ credential, old, change, now })
    if (!why) return ok(false)
    const { hint, lastUsedAt, lastUsedFrom } = old
    await transaction.audit({
      action: `${kind}.secret_retired`,
      by: itself,
      target: credentialTarget(kind, credential),
      detail: {
        ...of.identity(credential),
        secret: hint,
        ...why,
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
        lastUsedFrom,
      },
      outcome: 'done',
      now,
    })
    return ok(true)
  })
}
