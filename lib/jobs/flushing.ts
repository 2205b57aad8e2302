import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds: half of the time after which an administrator must be able to see it (C10). */
const everySecond = 1_000

/** Milliseconds between two attempts to write the rest when closed. */
const pause = 250

interface Gathered<T> {
  /** How many rows are written at a time: a statement of the embedded database blocks the whole process. */
  batchSize: number
  /** Milliseconds between two writes. Default: a second. */
  interval?: number
  /** Returns the gathered rows to write now, and forgets them. */
  take(closing: boolean): T[]
  /** Takes back the rows that were not written. */
  keep(rows: T[]): void
  write(batch: T[]): Promise<void>
  failed(error: unknown): void
}

/**
 * Writes what is gathered in memory, in batches, once a second or as often as told, and when closed. Rows that could not be
 * written are kept for the next time.
 */
export function openFlushing<T>({
  batchSize,
  interval = everySecond,
  take,
  keep,
  write,
  failed,
}: Gathered<T>) {
  let writing: Promise<boolean> | null = null
  let closing = false
  /** The rows that were taken and may not have been written yet. Only one flush at a time, or they would share it. */
  let unwritten: T[] = []

  /** Returns whether everything that was taken has been written. */
  async function flush(): Promise<boolean> {
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

  const begin = () => (writing ??= flush().finally(() => (writing = null)))
  const timer = setInterval(() => void begin(), interval)
  timer.unref()

  async function writeAll(deadline: AbortSignal): Promise<void> {
    await writing
    closing = true
    while (!deadline.aborted && !(await begin())) {
      await sleep(pause, undefined, { signal: deadline }).catch(() => {})
    }
  }

  return {
    /** Writes what is gathered now. Returns whether it has been written. */
    async flush(): Promise<boolean> {
      // What is being written was taken before.
      await writing
      return begin()
    },

    /**
     * Writes everything that is left, with retries until the deadline. Returns the rows that were not, or may not have been,
     * written.
     */
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
