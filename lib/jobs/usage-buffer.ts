import { otherAddresses, type CountedUse, type Use } from '@/lib/domain/usage'
import { openFlushing } from './flushing'

/** Milliseconds. */
const hour = 60 * 60 * 1000

/**
 * So many rows are written in a second: with the embedded database each takes about 0.1 ms of the whole process. Others
 * wait their turn, and go on counting.
 */
const mostWritten = 300

/** While the database does not answer, so many kinds of use are told apart by address; further ones go together. */
const mostGathered = 50_000

/** Counts uses in memory by hour, and writes the counts once a second and when closed. */
export function openUsageBuffer(
  write: (uses: CountedUse[]) => Promise<void>,
  failed: (error: unknown) => void,
) {
  const gathered = new Map<string, CountedUse>()

  const { close } = openFlushing<CountedUse>({
    batchSize: 100,
    take(closing) {
      const rows: CountedUse[] = []
      for (const [key, use] of gathered) {
        if (!closing && rows.length === mostWritten) break
        rows.push(use)
        gathered.delete(key)
      }
      return rows
    },
    keep(uses) {
      for (const use of uses) {
        const key = keyOf(use, use.period.getTime() / hour)
        const since = gathered.get(key)
        gathered.set(key, since ? together(use, since) : use)
      }
    },
    write,
    failed,
  })

  function add(use: Use, at: Date): void {
    const period = Math.floor(at.getTime() / hour)
    const key = keyOf(use, period)
    const known = gathered.get(key)
    if (known) {
      known.count++
      known.lastAt = at
    } else if (gathered.size >= mostGathered && use.sourceAddress !== otherAddresses) {
      add({ ...use, sourceAddress: otherAddresses }, at)
    } else {
      gathered.set(key, { ...use, period: new Date(period * hour), count: 1, firstAt: at, lastAt: at })
    }
  }

  return { add, close }
}

function keyOf(use: Use, period: number): string {
  return `${use.credentialId} ${period} ${use.sourceAddress} ${use.outcome}\n${use.scope}\n${use.roles}`
}

function together(earlier: CountedUse, later: CountedUse): CountedUse {
  return { ...later, count: earlier.count + later.count, firstAt: earlier.firstAt }
}
