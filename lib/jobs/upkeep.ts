import { sessionsKept } from '@/lib/domain/session'
import { hour } from '@/lib/domain/time'
import type { KeepRevokedTokens } from '@/lib/ports/revoked-tokens'
import type { KeepSessions } from '@/lib/ports/sessions'
import type { KeepUsage } from '@/lib/ports/usage'
import { openRecurring } from './recurring'
import { tidyUsage } from './usage-upkeep'

interface Keepers {
  usage: KeepUsage
  sessions: KeepSessions
  revokedTokens: KeepRevokedTokens
}

interface Policy {
  /** How many days usage is kept, according to the current policy. */
  keptDays(): Promise<number>
  clock(): Date
}

/** Once started, removes old data at once and then every hour, until closed. */
export function openUpkeep(
  { usage, sessions, revokedTokens }: Keepers,
  { keptDays, clock }: Policy,
  failed: (error: unknown) => void,
) {
  let closed = false
  // When closed, work in progress ends after its current rows.
  const untilClosed = (work: (before: Date) => Promise<number>) => async (before: Date) =>
    closed ? 0 : work(before)

  const { start, close } = openRecurring(
    async () => {
      const now = clock()
      const keeper = { rollUp: untilClosed(usage.rollUp), remove: untilClosed(usage.remove) }
      await tidyUsage(keeper, await keptDays(), now)
      await tidySessions({ remove: untilClosed(sessions.remove) }, now)
      await tidyRevokedTokens({ remove: untilClosed(revokedTokens.remove) }, now)
    },
    hour,
    failed,
  )
  return {
    start,
    async close(): Promise<void> {
      closed = true
      await close()
    },
  }
}

/** Removes sessions past their retention, some at a time until none are left. */
export async function tidySessions(keeper: KeepSessions, now: Date): Promise<void> {
  while ((await keeper.remove(new Date(now.getTime() - sessionsKept))) > 0);
}

/** Removes revoked tokens that expired an hour ago, because the clock of another process may be slow, until none are left. */
export async function tidyRevokedTokens(keeper: KeepRevokedTokens, now: Date): Promise<void> {
  while ((await keeper.remove(new Date(now.getTime() - hour))) > 0);
}
