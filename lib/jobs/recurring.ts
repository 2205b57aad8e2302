/**
 * Does some work at once and then again and again, one at a time, until closed; `soon` asks for a round before its time.
 * What fails is told and tried again with the next round.
 */
export function openRecurring(
  work: () => Promise<unknown>,
  /** Milliseconds between one beginning and the next. */
  interval: number,
  failed: (error: unknown) => void,
) {
  let working: Promise<void> | null = null
  let again = false
  let closed = false

  function round(): void {
    if (closed) return
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

  round()
  const timer = setInterval(round, interval)
  timer.unref()
  return {
    soon: round,
    /** Waits for the round under way. */
    async close(): Promise<void> {
      closed = true
      clearInterval(timer)
      await working
    },
  }
}
