import type { TransactionStore } from '@/lib/ports/store'

/**
 * After one of the second factors of a person was removed. If it was the last, their recovery codes go with it, and sessions that
 * are half signed in end, because nothing is left to show in them.
 */
export async function tidyFactors(
  { factors, sessions }: Pick<TransactionStore, 'factors' | 'sessions'>,
  userId: string,
  now: Date,
): Promise<void> {
  if (await factors.exists(userId)) return
  // Sessions before attempts, as everywhere.
  await sessions.endHalf(userId, now)
  await factors.remove(userId)
}
