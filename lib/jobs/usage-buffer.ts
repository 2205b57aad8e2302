import { otherAddresses, otherScope, type CountedUse, type Use } from '@/lib/domain/usage'
import { openFlushing } from './flushing'
import { hour } from '@/lib/domain/time'

/**
 * How many rows are written in a second: with the embedded database, each blocks the process for about 0.1 ms. The others
 * wait for their turn and continue to count.
 */
const mostWritten = 300

/** How many different uses are kept while the database does not answer. Beyond that, addresses are counted together. */
const mostGathered = 50_000
/**
 * How many different uses of one credential from one address are kept. Beyond that, scopes are counted together, because a caller
 * may invent them, and each use is searched for among these.
 */
const mostOfAddress = 100
/** Beyond this number only uses like those that are kept are counted. The others are lost. */
const mostOfAll = 100_000

/** Counts uses in memory by hour, and writes the counts once a second and when closed. */
export function openUsageBuffer(
  write: (uses: CountedUse[]) => Promise<void>,
  failed: (error: unknown) => void,
) {
  const gathered = new Tally()
  let lost = 0

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
    } else if (gathered.rowsLike(use) >= mostOfAddress && use.scope !== otherScope) {
      add({ ...use, scope: otherScope }, at)
    } else if (gathered.size >= mostOfAll) {
      lost++
    } else {
      // Stores a copy, because a slice of a header would keep the whole header in memory.
      const scope = structuredClone(use.scope)
      gathered.put({ ...use, scope, period: new Date(period), count: 1, firstAt: at, lastAt: at })
    }
  }

  return {
    add,
    /** Writes everything that is left, until the deadline. Returns how many uses were lost. */
    async close(deadline: AbortSignal): Promise<number> {
      return (await close(deadline)).reduce((sum, { count }) => sum + count, lost)
    },
  }
}

/**
 * Counted uses, by credential and address: there are many of those, and few rows for each. Building and looking up one key
 * from all parts would take longer than the rest of the counting.
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

  /** How many rows have the same credential and address. */
  rowsLike(use: Use): number {
    return this.#credentials.get(use.credentialId)?.get(use.sourceAddress)?.length ?? 0
  }

  put(row: CountedUse): void {
    const addresses = this.#credentials.get(row.credentialId) ?? new Map<string, CountedUse[]>()
    this.#credentials.set(row.credentialId, addresses)
    const rows = addresses.get(row.sourceAddress) ?? []
    addresses.set(row.sourceAddress, rows)
    rows.push(row)
    this.#size++
  }

  /** Returns and forgets at least this many rows, if available, of the credentials that have waited longest. */
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
