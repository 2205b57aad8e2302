import { openFlushing } from './flushing'

/** A credential's latest successful token request. */
export interface Redemption {
  credentialId: string
  secretId: string
  at: Date
  from: string
}

/** Gathers redemptions in memory, the latest of each credential, and writes them once a second and when closed. */
export function openRedemptionBuffer(
  write: (redemptions: Redemption[]) => Promise<void>,
  failed: (error: unknown) => void,
) {
  let gathered = new Map<string, Redemption>()

  const { close } = openFlushing<Redemption>({
    batchSize: 100,
    take() {
      const rows = [...gathered.values()]
      gathered = new Map()
      return rows
    },
    /** What has come meanwhile is newer. */
    keep(redemptions) {
      const kept = redemptions.map((redemption) => [redemption.credentialId, redemption] as const)
      gathered = new Map([...kept, ...gathered])
    },
    write,
    failed,
  })

  return {
    add(redemption: Redemption): void {
      gathered.set(redemption.credentialId, redemption)
    },
    /** Writes all that is left, until the deadline; gives of how many credentials the time was lost. */
    close: async (deadline: AbortSignal): Promise<number> => (await close(deadline)).length,
  }
}
