/**
 * Once started, runs some work at once and then regularly, one round at a time, until closed. `soon`, or another `start`,
 * requests an early round. A failure is reported, and the next round tries again.
 */
export function openRecurring(
  work: () => Promise<unknown>,
  /** Milliseconds between the beginnings of two rounds. */
  interval: number,
  failed: (error: unknown) => void,
) {
  let working: Promise<void> | null = null
  let again = false
  let timer: NodeJS.Timeout | null = null

  function round(): void {
    if (!timer) return
    again = working !== null
    working ??= attempt().finally(() => {
      working = null
      if (again) round()
    })
  }

  async function attempt(): Promise<void> {
    try {
      await work()
    } catch (error) {
      failed(error)
    }
  }

  return {
    start(): void {
      timer ??= setInterval(round, interval).unref()
      round()
    },
    soon: round,
    /** Waits for the current round. */
    async close(): Promise<void> {
      if (timer) clearInterval(timer)
      timer = null
      await working
    },
  }
}
