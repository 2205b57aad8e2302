import { otherAddresses, type CountedUse, type Use } from '@/lib/domain/usage'
import { openFlushing } from './flushing'
import { hour } from '@/lib/domain/time'

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
  const gathered = new Tally()

  const { close } = openFlushing<CountedUse>({
    batchSize: 100,
    take: (closing) => gathered.take(closing ? Infinity : mostWritten),
    keep(uses) {
      for (const use of uses) {
        const since = gathered.find(use, use.period.getTime())
        if (since) {
          since.count += use.count
          since.firstAt = use.firstAt
        } else gathered.put(use)
      }
    },
    write,
    failed,
  })

  function add(use: Use, at: Date): void {
    const period = at.getTime() - (at.getTime() % hour)
    const known = gathered.find(use, period)
    if (known) {
      known.count++
      known.lastAt = at
    } else if (gathered.size >= mostGathered && use.sourceAddress !== otherAddresses) {
      add({ ...use, sourceAddress: otherAddresses }, at)
    } else {
      // As a copy: what was cut out of a header keeps all of it in memory, however much that is.
      const scope = structuredClone(use.scope)
      gathered.put({ ...use, scope, period: new Date(period), count: 1, firstAt: at, lastAt: at })
    }
  }

  return {
    add,
    /** Writes all that is left, until the deadline; gives how many uses were lost. */
    async close(deadline: AbortSignal): Promise<number> {
      return (await close(deadline)).reduce((sum, { count }) => sum + count, 0)
    },
  }
}

/**
 * Counted uses by credential and address: of those there are many, of the rest few. One text of all parts as a key would take
 * longer to put together and to look up than all else that counting takes.
 */
class Tally {
  readonly #credentials = new Map<string, Map<string, CountedUse[]>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  find(use: Use, period: number): CountedUse | undefined {
    return this.#credentials
      .get(use.credentialId)
      ?.get(use.sourceAddress)
      ?.find(
        (row) =>
          row.scope === use.scope &&
          row.outcome === use.outcome &&
          row.roles === use.roles &&
          row.period.getTime() === period,
      )
  }

  put(row: CountedUse): void {
    const addresses = this.#credentials.get(row.credentialId) ?? new Map<string, CountedUse[]>()
    this.#credentials.set(row.credentialId, addresses)
    const rows = addresses.get(row.sourceAddress) ?? []
    addresses.set(row.sourceAddress, rows)
    rows.push(row)
    this.#size++
  }

  /** Hands over at least so many rows, if there are, those of the credentials that have waited longest; forgets them. */
  take(wanted: number): CountedUse[] {
    const taken: CountedUse[] = []
    for (const [credentialId, addresses] of this.#credentials) {
      for (const [address, rows] of addresses) {
        if (taken.length >= wanted) break
        taken.push(...rows)
        addresses.delete(address)
      }
      if (addresses.size === 0) this.#credentials.delete(credentialId)
      if (taken.length >= wanted) break
    }
    this.#size -= taken.length
    return taken
  }
}
