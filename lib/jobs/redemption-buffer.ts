import type { Redemptions, SecretUse } from '@/lib/ports/redemptions'
import { openFlushing } from './flushing'

/**
 * How many latest uses are kept while the database does not answer. Those of further secrets are left out: their next use is
 * recorded.
 */
const mostGathered = 50_000

/** A secret may redeem and be used otherwise: the latest of each counts. */
const keyOf = ({ secretId, redeems }: SecretUse) => (redeems ? secretId : `${secretId} otherwise`)

/** Gathers the latest uses of each secret in memory, and writes them once a second and when closed. */
export function openRedemptionBuffer(write: Redemptions['write'], failed: (error: unknown) => void) {
  let gathered = new Map<string, SecretUse>()

  const { flush, close } = openFlushing<SecretUse>({
    batchSize: 100,
    take() {
      const rows = [...gathered.values()]
      gathered = new Map()
      return rows
    },
    /** Uses gathered in the meantime are newer. */
    keep(uses) {
      const newer = gathered
      gathered = new Map(uses.map((use) => [keyOf(use), use]))
      for (const use of newer.values()) add(use)
    },
    write,
    failed,
  })

  function add(use: SecretUse): void {
    const key = keyOf(use)
    if (gathered.size < mostGathered || gathered.has(key)) gathered.set(key, use)
  }

  return {
    add,
    /** Writes what is gathered now. Returns whether it has been written. */
    flush,
    /** Writes everything that is left, until the deadline. Returns of which credentials a last use was lost. */
    async close(deadline: AbortSignal): Promise<string[]> {
      const lost = await close(deadline)
      return [...new Set(lost.map(({ credentialId }) => credentialId))]
    },
  }
}
