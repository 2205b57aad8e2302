/** Code that is not part of the page, but loaded when it is needed, or about to be. */
export interface Late<Part> {
  /** The part; null until it has been loaded. */
  readonly part: Part | null
  /** Loads it. Tries again if that failed before. */
  load: () => Promise<Part>
}

/** Declares what is loaded late: `late(() => import('./dialogs').then(({ Dialogs }) => Dialogs))`. */
export function late<Part>(load: () => Promise<Part>): Late<Part> {
  let loaded: Part | null = null
  let loading: Promise<Part> | null = null
  async function attempt(): Promise<Part> {
    try {
      loaded = await load()
      return loaded
    } finally {
      loading = null
    }
  }
  return {
    get part() {
      return loaded
    },
    load: () => (loaded === null ? (loading ??= attempt()) : Promise.resolve(loaded)),
  }
}

const waiting: (() => Promise<unknown>)[] = []
let isWorking = false

/**
 * Loads code in advance, once the page is complete and the browser has nothing else to do, one part after the other. Not for people
 * who asked their browser to save data.
 */
export function loadWhenIdle(load: () => Promise<unknown>): void {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return
  waiting.push(load)
  if (isWorking) return
  isWorking = true
  if (document.readyState === 'complete') void loadNext()
  else window.addEventListener('load', () => void loadNext(), { once: true })
}

async function loadNext(): Promise<void> {
  await new Promise<void>((resolve) => {
    // Safari does not have it.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2_000 })
    else setTimeout(resolve)
  })
  const load = waiting.shift()
  // Whoever needs it tries again, and says so if it fails again.
  await load?.().catch(() => undefined)
  if (waiting.length > 0) return loadNext()
  isWorking = false
}
