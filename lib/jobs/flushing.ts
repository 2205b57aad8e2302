/** Milliseconds: half of what an administrator may have to wait to see it (C10). */
const interval = 1_000

interface Gathered<T> {
  /** So many are written at a time: with the embedded database a statement holds up the whole process. */
  batchSize: number
  /** Hands over what has been gathered and is to be written now, and forgets it. */
  take(closing: boolean): T[]
  /** Takes back what was not written. */
  keep(rows: T[]): void
  write(batch: T[]): Promise<void>
  failed(error: unknown): void
}

/**
 * Writes what is gathered in memory once a second and when closed, in batches. What could not be written is kept for
 * the next time.
 */
export function openFlushing<T>({ batchSize, take, keep, write, failed }: Gathered<T>): {
  close(): Promise<void>
} {
  let writing: Promise<void> | null = null

  async function flush(closing: boolean): Promise<void> {
    const waiting = take(closing)
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
    writing ??= flush(false).finally(() => (writing = null))
  }, interval)
  timer.unref()

  return {
    async close(): Promise<void> {
      clearInterval(timer)
      await writing
      await flush(true)
    },
  }
}
