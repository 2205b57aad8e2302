interface TurnsOptions {
  /** How much of one source may run at a time, and how much of it may wait. */
  atOnce: number
  waiting: number
}

interface Source {
  underWay: number
  waiting: (() => void)[]
}

/** Keeps one source from taking all the time: what it sends at once waits for its own, and the rest is refused. */
export function turns({ atOnce, waiting: mostWaiting }: TurnsOptions) {
  const sources = new Map<string, Source>()

  function leave(key: string, source: Source): void {
    const next = source.waiting.shift()
    if (next) return next()
    source.underWay -= 1
    if (source.underWay === 0) sources.delete(key)
  }

  return {
    /** Waits for its turn; call what it gives when the turn is over. Null when too much is waiting. */
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
