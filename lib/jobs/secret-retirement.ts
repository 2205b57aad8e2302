import type { Result } from '@/lib/domain/failure'
import { minute } from '@/lib/domain/time'
import type { KeepSecrets, RetiringSecret } from '@/lib/ports/secrets'
import { openRecurring } from './recurring'

interface Retirements {
  secrets: Pick<KeepSecrets, 'passed' | 'quiet'>
  /** Decides about one secret, in a transaction of its own. */
  retireQuiet(which: RetiringSecret): Promise<Result<boolean>>
  settle(which: RetiringSecret): Promise<Result<boolean>>
  /** Stores the uses that this process has gathered. Returns whether it could. */
  storeUses(): Promise<boolean>
  clock: () => Date
}

/**
 * Once started, ends old secrets every minute, until closed: those that have been quiet for as long as was chosen. It also
 * records the end of those whose date has passed.
 */
export function openSecretRetirement(
  { secrets, retireQuiet, settle, storeUses, clock }: Retirements,
  failed: (error: unknown) => void,
) {
  let closed = false

  const { start, close } = openRecurring(
    async () => {
      const failures = await inParts((after) => secrets.passed(clock(), after), settle)
      // What this process has seen seconds ago must count. If it cannot be stored, nothing is retired.
      const quiet = async (after: string) => ((await storeUses()) ? secrets.quiet(clock(), after) : [])
      failures.push(...(await inParts(quiet, retireQuiet)))
      if (failures.length > 0)
        throw new AggregateError(failures, `${failures.length} secrets could not be retired`)
    },
    minute,
    failed,
  )

  /** Does something about each secret, some at a time. A failure does not affect the others. */
  async function inParts(
    read: (after: string) => Promise<RetiringSecret[]>,
    decide: (which: RetiringSecret) => Promise<unknown>,
  ): Promise<unknown[]> {
    const failures: unknown[] = []
    for (let after = ''; ;) {
      const part = await read(after)
      for (const which of part) await decide(which).catch((error: unknown) => failures.push(error))
      const last = part.at(-1)
      if (!last || closed) return failures
      after = last.id
    }
  }

  return {
    start,
    /** Waits for the current part. */
    async close(): Promise<void> {
      closed = true
      await close()
    },
  }
}
