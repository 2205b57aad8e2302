import { fail, ok, type Result } from '@/lib/domain/failure'
import type { PasskeyPurpose } from '@/lib/domain/passkey'
import type { HalfSignedIn, Person } from '@/lib/domain/principal'
import { readCode, stepOfCode, type Factor } from '@/lib/domain/second-factor'
import type { Attempt } from '@/lib/ports/attempts'
import type { PasskeyAnswer, PasskeyCeremonies, ShownPasskey } from '@/lib/ports/passkeys'
import type { ReadStore, TransactionStore } from '@/lib/ports/store'

/** A second factor as somebody showed it: a code or recovery code, or a passkey whose signature was verified. */
export type ShownFactor = { code: string } | { passkey: ShownPasskey }

/** A second factor that was accepted. */
interface AcceptedFactor {
  factor: Factor
  /** Only if it was one of them. */
  recoveryCodesLeft?: number
}

interface Showing {
  /** What the input contains: exactly one of the two. */
  input: { code?: string | undefined; passkey?: PasskeyAnswer | undefined }
  actor: Person | HalfSignedIn
  purpose: PasskeyPurpose
  now: Date
}

/** Verifies the signature of a passkey before the transaction. The attempt must have been counted before. */
export async function readFactor(
  { passkeys, store }: { passkeys: PasskeyCeremonies; store: ReadStore },
  { input: { code, passkey }, actor, purpose, now }: Showing,
): Promise<Result<ShownFactor>> {
  if (!passkey) return ok({ code: code ?? '' })
  const asked = { purpose, sessionId: actor.sessionId, now }
  const verified = await passkeys.verify(asked, passkey, store.passkeys.find)
  return verified.ok ? ok({ passkey: verified.value }) : verified
}

/**
 * Accepts a second factor of a person, who must be locked, and uses it up. The attempt was counted before; it is taken back if the
 * factor is right.
 */
export async function showFactor(
  store: TransactionStore,
  { userId, shown, attempt, now }: { userId: string; shown: ShownFactor; attempt: Attempt; now: Date },
): Promise<Result<AcceptedFactor>> {
  const accepted =
    'passkey' in shown
      ? await acceptPasskey(store, { userId, shown: shown.passkey, now })
      : await acceptCode(store, { userId, code: shown.code, now })
  if (accepted.ok) await store.attempts.takeBack(attempt)
  return accepted
}

/** Accepts a verified passkey of a person, once for each challenge. They must be locked. */
export async function acceptPasskey(
  { passkeys }: Pick<TransactionStore, 'passkeys'>,
  { userId, shown, now }: { userId: string; shown: ShownPasskey; now: Date },
): Promise<Result<AcceptedFactor>> {
  if (shown.passkey.userId !== userId) return fail({ kind: 'wrong_passkey', problem: 'unknown' })
  if (!(await passkeys.useChallenge(shown.challenge)))
    return fail({ kind: 'wrong_passkey', problem: 'expired' })
  const used = await passkeys.use(shown, now)
  if (used === 'removed') return fail({ kind: 'wrong_passkey', problem: 'unknown' })
  return used === 'used'
    ? ok({ factor: 'passkey' })
    : fail({ kind: 'passkey_copied', passkey: shown.passkey })
}

async function acceptCode(
  { factors }: Pick<TransactionStore, 'factors'>,
  { userId, code, now }: { userId: string; code: string; now: Date },
): Promise<Result<AcceptedFactor>> {
  const read = readCode(code)
  if (!read) return fail({ kind: 'wrong_code' })
  if (read.factor === 'recovery_code') {
    const recoveryCodesLeft = await factors.useRecoveryCode(userId, read.code)
    return recoveryCodesLeft === null
      ? fail({ kind: 'wrong_code' })
      : ok({ factor: read.factor, recoveryCodesLeft })
  }
  const key = await factors.key(userId)
  const step = key && stepOfCode(key, read.code, now)
  return step !== null && (await factors.raiseStep(userId, step))
    ? ok({ factor: read.factor })
    : fail({ kind: 'wrong_code' })
}
