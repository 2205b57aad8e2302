/**
 * Once started, does some work at once and then again and again, one at a time, until closed; `soon`, or to start it again,
 * asks for a round before its time. What fails is told and tried again with the next round.
 */
export function openRecurring(
  work: () => Promise<unknown>,
  /** Milliseconds between one beginning and the next. */
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
    /** Waits for the round under way. */
    async close(): Promise<void> {
      if (timer) clearInterval(timer)
      timer = null
      await working
    },
  }
}
