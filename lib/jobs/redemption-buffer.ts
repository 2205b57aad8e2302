/** A credential's latest successful token request. */
export interface Redemption {
  credentialId: string
  secretId: string
  at: Date
  from: string
}

/** Milliseconds: half of what an administrator may have to wait to see it (C10). */
const interval = 1_000

/** So many are written at a time: with the embedded database a statement holds up the whole process. */
const batchSize = 100

/**
 * Gathers redemptions in memory, the latest of each credential, and writes them once a second and when closed.
 * What could not be written is kept for the next time.
 */
export function openRedemptionBuffer(
  write: (redemptions: Redemption[]) => Promise<void>,
  failed: (error: unknown) => void,
) {
  let gathered = new Map<string, Redemption>()
  let writing: Promise<void> | null = null

  /** Puts back what was not written; what has come meanwhile is newer. */
  function keep(redemptions: Redemption[]): void {
    const kept = redemptions.map((redemption) => [redemption.credentialId, redemption] as const)
    gathered = new Map([...kept, ...gathered])
  }

  async function flush(): Promise<void> {
    if (gathered.size === 0) return
    const waiting = [...gathered.values()]
    gathered = new Map()
    while (waiting.length > 0) {
      const batch = waiting.splice(0, batchSize)
      try {
        await write(batch)
      } catch (error) {
        keep([...batch, ...waiting])
        return failed(error)
      }
    }
  }

  const timer = setInterval(() => {
    writing ??= flush().finally(() => (writing = null))
  }, interval)
  timer.unref()

  return {
    add(redemption: Redemption): void {
      gathered.set(redemption.credentialId, redemption)
    },

    async close(): Promise<void> {
      clearInterval(timer)
      await writing
      await flush()
    },
  }
}
