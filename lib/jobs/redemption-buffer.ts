import type { Redemption, Redemptions } from '@/lib/ports/redemptions'
import { openFlushing } from './flushing'

/**
 * How many secrets' latest redemptions are kept while the database does not answer. Those of further secrets are left out: their
 * next use is recorded.
 */
const mostGathered = 50_000

/** Gathers the latest redemption of each secret in memory, and writes them once a second and when closed. */
export function openRedemptionBuffer(write: Redemptions['write'], failed: (error: unknown) => void) {
  let gathered = new Map<string, Redemption>()

  const { close } = openFlushing<Redemption>({
    batchSize: 100,
    take() {
      const rows = [...gathered.values()]
      gathered = new Map()
      return rows
    },
    /** Redemptions gathered in the meantime are newer. */
    keep(redemptions) {
      const newer = gathered
      gathered = new Map(redemptions.map((redemption) => [redemption.secretId, redemption]))
      for (const redemption of newer.values()) add(redemption)
    },
    write,
    failed,
  })

  function add(redemption: Redemption): void {
    if (gathered.size < mostGathered || gathered.has(redemption.secretId))
      gathered.set(redemption.secretId, redemption)
  }

  return {
    add,
    /** Writes everything that is left, until the deadline. Returns for how many credentials a last use was lost. */
    async close(deadline: AbortSignal): Promise<number> {
      const lost = await close(deadline)
      return new Set(lost.map(({ credentialId }) => credentialId)).size
    },
  }
}
