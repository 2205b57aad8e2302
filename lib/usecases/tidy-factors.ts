import { mustKeepSecondFactor } from '@/lib/domain/factor-policy'
import { fail, ok, type Result } from '@/lib/domain/failure'
import type { PersonProfile } from '@/lib/domain/person'
import type { TransactionStore } from '@/lib/ports/store'

/**
 * After one of the second factors of a person, who is locked, was removed. If it was the last, their recovery codes go with it, and
 * sessions that are half signed in end, because nothing is left to show in them. If one is required of them, the removal fails.
 */
export async function tidyFactors(
  { factors, sessions, policies }: Pick<TransactionStore, 'factors' | 'sessions' | 'policies'>,
  person: PersonProfile,
  now: Date,
): Promise<Result<undefined>> {
  if (await factors.exists(person.id)) return ok(undefined)
  if (mustKeepSecondFactor(person, await policies.get())) return fail({ kind: 'last_second_factor' })
  // Sessions before attempts, as everywhere.
  await sessions.endHalf(person.id, now)
  await factors.remove(person.id)
  return ok(undefined)
}
