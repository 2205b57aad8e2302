interface TurnsOptions {
  /** How many tasks of one source may run at a time, and how many may wait. */
  atOnce: number
  waiting: number
}

interface Source {
  underWay: number
  waiting: (() => void)[]
}

/** Keeps one source from delaying the others: its simultaneous tasks wait for each other, and the rest are refused. */
export function turns({ atOnce, waiting: mostWaiting }: TurnsOptions) {
  const sources = new Map<string, Source>()

  function leave(key: string, source: Source): void {
    const next = source.waiting.shift()
    if (next) return next()
    source.underWay -= 1
    if (source.underWay === 0) sources.delete(key)
  }

  return {
    /** Waits for a turn. Call the returned function when the turn is over. Null if too many are waiting. */
    async take(key: string): Promise<(() => void) | null> {
      const source = sources.get(key) ?? { underWay: 0, waiting: [] }
      if (source.underWay < atOnce) {
        sources.set(key, source)
        source.underWay += 1
      } else if (source.waiting.length < mostWaiting) {
        await new Promise<void>((resolve) => source.waiting.push(resolve))
      } else {
        return null
      }
      return () => leave(key, source)
    },
  }
}
