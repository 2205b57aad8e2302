import type { CredentialState } from '@/lib/domain/credential'
import { stateOf } from '@/lib/domain/credential'
import { ok } from '@/lib/domain/failure'
import { secretIn } from '@/lib/domain/secret'
import type { MachineSecret } from '@/lib/domain/secret-form'
import { endOfSecret, type OwnedSecret } from '@/lib/domain/secret-report'
import { findBySecretInput } from '@/lib/schemas/commands/secret'
import { defineQuery } from './define-query'

type Found =
  | { kind: 'not_a_secret' }
  | { kind: 'one_time_link' }
  /** It is incomplete or has a typing error: the stored ones were not searched. */
  | { kind: 'typing_error'; of: MachineSecret }
  /** No credential of this Keyturn has it, or had it within the last 90 days. */
  | { kind: 'unknown'; of: MachineSecret }
  | {
      kind: 'found'
      secret: OwnedSecret
      endedAt: Date | null
      state: CredentialState | 'deleted'
      /** Whether its credential has no other live secret. */
      isLast: boolean
      /** When it was searched for. */
      now: Date
    }

/**
 * Finds the credential to which the first secret in a text belongs (R6). The text is neither stored nor logged: the secret is
 * compared by its keyed hash.
 */
export const findBySecret = defineQuery({
  permission: 'credentials:manage',
  input: findBySecretInput,
  async run({ input, store, now }) {
    const presented = secretIn(input.text)
    if (!presented) return ok<Found>({ kind: 'not_a_secret' })
    const { kind: of } = presented
    if (of === 'one_time_link') return ok<Found>({ kind: of })
    if (!presented.secret) return ok<Found>({ kind: 'typing_error', of })
    const found = await store.secrets.find(presented.secret, now)
    if (!found) return ok<Found>({ kind: 'unknown', of })
    const { secret, liveBeside } = found
    const { credential } = secret
    const state = credential.deletedAt ? 'deleted' : stateOf(credential, now)
    return ok<Found>({
      kind: 'found',
      secret,
      endedAt: endOfSecret(secret, now),
      state,
      isLast: liveBeside === 0,
      now,
    })
  },
})
