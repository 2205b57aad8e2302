import { fail, ok, type Result } from '@/lib/domain/failure'
import { readCode, stepOfCode, type Factor } from '@/lib/domain/second-factor'
import type { Attempt } from '@/lib/ports/attempts'
import type { TransactionStore } from '@/lib/ports/store'

/**
 * Accepts a code of a person's authenticator app, or one of their recovery codes, and uses it up. The attempt was counted before;
 * it is taken back if the code is right.
 */
export async function showFactor(
  store: TransactionStore,
  { userId, code, attempt, now }: { userId: string; code: string; attempt: Attempt; now: Date },
): Promise<Result<Factor>> {
  const read = readCode(code)
  if (!read || !(await accepts(store, userId, read, now))) return fail({ kind: 'wrong_code' })
  await store.attempts.takeBack(attempt)
  return ok(read.factor)
}

async function accepts(
  store: TransactionStore,
  userId: string,
  { factor, code }: { factor: Factor; code: string },
  now: Date,
): Promise<boolean> {
  if (factor === 'recovery_code') return store.factors.useRecoveryCode(userId, code)
  const key = await store.factors.key(userId)
  const step = key && stepOfCode(key, code, now)
  return step !== null && store.factors.raiseStep(userId, step)
}
