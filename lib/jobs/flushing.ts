import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds: half of what an administrator may have to wait to see it (C10). */
const interval = 1_000

/** Milliseconds between two attempts to write the last of it. */
const pause = 250

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
export function openFlushing<T>({ batchSize, take, keep, write, failed }: Gathered<T>) {
  let writing: Promise<boolean> | null = null
  /** What was taken and is not known to be written. */
  let unwritten: T[] = []

  /** Gives whether all that was taken has been written. */
  async function flush(closing: boolean): Promise<boolean> {
    unwritten = take(closing)
    while (unwritten.length > 0) {
      try {
        await write(unwritten.slice(0, batchSize))
      } catch (error) {
        keep(unwritten)
        unwritten = []
        failed(error)
        return false
      }
      unwritten = unwritten.slice(batchSize)
    }
    return true
  }

  const timer = setInterval(() => {
    writing ??= flush(false).finally(() => (writing = null))
  }, interval)
  timer.unref()

  async function writeAll(deadline: AbortSignal): Promise<void> {
    await writing
    while (!deadline.aborted && !(await flush(true))) {
      await sleep(pause, undefined, { signal: deadline }).catch(() => {})
    }
  }

  return {
    /** Writes all that is left, again and again until the deadline; gives what could not be written, or may not have been. */
    async close(deadline: AbortSignal): Promise<T[]> {
      clearInterval(timer)
      const ended = new Promise<void>((resolve) => {
        if (deadline.aborted) resolve()
        deadline.addEventListener('abort', () => resolve(), { once: true })
      })
      await Promise.race([writeAll(deadline), ended])
      return [...unwritten, ...take(true)]
    },
  }
}
