import type { Redemption, Redemptions } from '@/lib/ports/redemptions'
import { openFlushing } from './flushing'

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
      const kept = redemptions.map((redemption) => [redemption.secretId, redemption] as const)
      gathered = new Map([...kept, ...gathered])
    },
    write,
    failed,
  })

  return {
    add(redemption: Redemption): void {
      gathered.set(redemption.secretId, redemption)
    },
    /** Writes everything that is left, until the deadline. Returns for how many credentials a last use was lost. */
    async close(deadline: AbortSignal): Promise<number> {
      const lost = await close(deadline)
      return new Set(lost.map(({ credentialId }) => credentialId)).size
    },
  }
}
