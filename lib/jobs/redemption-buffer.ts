/** A credential's latest successful token request. */
export interface Redemption {
  credentialId: string
  secretId: string
  at: Date
  from: string
}

/** Milliseconds: half of what an administrator may have to wait to see it (C10). */
const interval = 1_000

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

  async function flush(): Promise<void> {
    if (gathered.size === 0) return
    const batch = gathered
    gathered = new Map()
    try {
      await write([...batch.values()])
    } catch (error) {
      // What has come meanwhile is newer.
      gathered = new Map([...batch, ...gathered])
      failed(error)
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
