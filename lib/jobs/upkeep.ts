import { refusalsKept } from '@/lib/domain/machine-refusal'
import { secretsRecognised } from '@/lib/domain/secret-retirement'
import { sessionsKept } from '@/lib/domain/session'
import { hour } from '@/lib/domain/time'
import type { KeepAttempts } from '@/lib/ports/attempts'
import type { KeepRefusals } from '@/lib/ports/refusals'
import type { KeepUsedChallenges } from '@/lib/ports/passkeys'
import type { KeepSecrets } from '@/lib/ports/secrets'
import type { KeepRevokedTokens } from '@/lib/ports/revoked-tokens'
import type { KeepSessions } from '@/lib/ports/sessions'
import type { KeepUsage } from '@/lib/ports/usage'
import { openRecurring } from './recurring'
import { tidyUsage } from './usage-upkeep'

/** How long revoked tokens and used challenges are kept after they have expired, because the clock of another process may be slow. */
export const expiredKept = hour

/** How long counts of attempts are kept after they have faded, because the clock of another process may be slow. */
const attemptsKept = hour

interface Keepers {
  attempts: KeepAttempts
  usage: KeepUsage
  sessions: KeepSessions
  revokedTokens: KeepRevokedTokens
  usedChallenges: KeepUsedChallenges
  refusals: Pick<KeepRefusals, 'remove'>
  secrets: Pick<KeepSecrets, 'remove'>
}

interface Policy {
  /** How many days usage is kept, according to the current policy. */
  keptDays(): Promise<number>
  clock(): Date
}

/** Once started, removes old data at once and then every hour, until closed. */
export function openUpkeep(
  { attempts, usage, sessions, revokedTokens, usedChallenges, refusals, secrets }: Keepers,
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
      await removeAll(untilClosed(attempts.remove), now, attemptsKept)
      await removeAll(untilClosed(sessions.remove), now, sessionsKept)
      await removeAll(untilClosed(revokedTokens.remove), now, expiredKept)
      await removeAll(untilClosed(usedChallenges.remove), now, expiredKept)
      await removeAll(untilClosed(refusals.remove), now, refusalsKept)
      await removeAll(untilClosed(secrets.remove), now, secretsRecognised)
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

/** Removes what is past its retention, some at a time until none is left. */
export async function removeAll(
  remove: (before: Date) => Promise<number>,
  now: Date,
  /** Milliseconds. */
  kept: number,
): Promise<void> {
  while ((await remove(new Date(now.getTime() - kept))) > 0);
}
