interface TurnsOptions {
  /** So much of one source may be under way, and so much of it wait. */
  atOnce: number
  waiting: number
}

interface Source {
  underWay: number
  waiting: (() => void)[]
}

/** Keeps what one source sends at once from standing in everybody else's way: it waits for its own, and the rest is refused. */
export function turns({ atOnce, waiting: mostWaiting }: TurnsOptions) {
  const sources = new Map<string, Source>()

  function leave(key: string, source: Source): void {
    const next = source.waiting.shift()
    if (next) return next()
    source.underWay -= 1
    if (source.underWay === 0) sources.delete(key)
  }

  return {
    /** Waits for its turn, and gives what must be called when it is over. Null when too much waits already. */
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
