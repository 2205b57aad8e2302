/** An open dialog. */
export interface DialogLayer {
  /** Asks the dialog to close. It may stay open, for instance to ask a question. Takes effect before it returns. */
  leave: () => void
}

/** What this file adds to the state of an entry: the opening it belongs to, and how many dialogs were open. */
interface Mark {
  opening: string
  depth: number
}

/** The parts of a browser's window that this file uses. */
export interface Browser {
  history: Pick<History, 'go' | 'pushState' | 'replaceState' | 'state'>
  location: { readonly href: string }
  addEventListener: (type: 'popstate', listener: (event: PopStateEvent) => void, capture: true) => void
  setTimeout: (work: () => void, milliseconds: number) => unknown
}

type State = Record<string, unknown> | null
type Write = History['pushState']

const markName = 'keyturnDialog'

/** Milliseconds after which a step in the history that the browser ignored is given up. */
const patience = 1_000

/**
 * Gives each open dialog an entry in the history of the browser, so that Back closes the dialog, and not the page. A dialog that
 * is closed in another way takes its entry with it. Entries hold no content: Forward cannot bring a dialog back.
 *
 * The router of Next does not see steps between a page and its dialogs. What it writes meanwhile goes to the entry of the page.
 */
export class DialogEntries {
  readonly #browser: Browser
  readonly #push: Write
  readonly #replace: Write
  readonly #layers: DialogLayer[] = []
  /** The id of the entries of the dialogs that are open now; null if there are none. */
  #opening: string | null = null
  /** How many dialogs the current entry stands for, and the highest number that an entry ahead stands for. */
  #depth = 0
  #ahead = 0
  /** The depth that a step under way leads to. */
  #target: number | null = null
  #steps = 0
  /** The page below the dialogs as the router last wrote it, and whether its entry lacks that. */
  #page: { state: State; url: string } = { state: null, url: '' }
  #isPageNew = false
  /** Pages that the router opened during a step. */
  #held: { state: State; url: string }[] = []

  constructor(browser: Browser) {
    const { history } = browser
    this.#browser = browser
    this.#push = history.pushState.bind(history)
    this.#replace = history.replaceState.bind(history)
    history.pushState = (state: State, unused, url) => {
      if (this.#opening === null) this.#push(state, unused, url)
      else this.#openPage(state, this.#resolve(url))
    }
    history.replaceState = (state: State, unused, url) => {
      if (this.#opening === null) this.#replace(state, unused, url)
      else this.#showPage(state, this.#resolve(url))
    }
    // Captured, to come before the router.
    browser.addEventListener('popstate', (event) => this.#arrive(event), true)
    this.#leaveStale(markOf(history.state))
  }

  /** Adds a dialog over those that are open. Returns the function that removes it. */
  add(layer: DialogLayer): () => void {
    this.#layers.push(layer)
    this.#settleSoon()
    return () => {
      const index = this.#layers.indexOf(layer)
      if (index !== -1) this.#layers.splice(index, 1)
      this.#settleSoon()
    }
  }

  /** Whether a dialog is open. */
  get isOpen(): boolean {
    return this.#layers.length > 0
  }

  /** Asks the dialogs to close, the innermost first, until one stays open. Returns whether none is left. */
  leaveAll(): boolean {
    this.#leaveDownTo(0)
    return !this.isOpen
  }

  /** Later, so that a dialog that replaces another takes over its entry. */
  #settleSoon(): void {
    queueMicrotask(() => this.#settle())
  }

  /** Brings the history in line with the dialogs that are open. */
  #settle(): void {
    const wanted = this.#layers.length
    if (this.#target !== null) return
    if (wanted < this.#depth) return this.#step(wanted)
    if (wanted > this.#depth && this.#depth < this.#ahead) return this.#step(Math.min(wanted, this.#ahead))
    if (wanted > 0 && this.#opening === null) this.#begin(this.#browser.history.state as State)
    while (this.#depth < wanted) this.#pushEntry()
    if (this.#isPageNew) this.#write(this.#replace, this.#depth)
    if (wanted === 0) this.#end()
    for (const { state, url } of this.#held.splice(0)) this.#browser.history.pushState(state, '', url)
  }

  /** Marks the current entry as the page below the dialogs. */
  #begin(state: State, url = this.#browser.location.href): void {
    this.#opening = crypto.randomUUID()
    this.#page = { state: withoutMark(state), url }
    this.#isPageNew = false
    this.#depth = 0
    this.#ahead = 0
    this.#write(this.#replace, 0)
  }

  #end(): void {
    this.#opening = null
    this.#isPageNew = false
    this.#depth = 0
    this.#ahead = 0
  }

  #pushEntry(): void {
    this.#depth++
    this.#ahead = this.#depth
    this.#write(this.#push, this.#depth)
  }

  #write(write: Write, depth: number): void {
    const mark: Mark = { opening: this.#opening ?? '', depth }
    write({ ...this.#page.state, [markName]: mark }, '', this.#page.url)
  }

  #step(target: number): void {
    this.#target = target
    const step = ++this.#steps
    this.#browser.history.go(target - this.#depth)
    this.#browser.setTimeout(() => {
      if (this.#target === null || this.#steps !== step) return
      this.#target = null
      // The current entry becomes that of the page.
      this.#begin(this.#page.state, this.#page.url)
      this.#settle()
    }, patience)
  }

  /** The person, or a step of ours, has moved to another entry. */
  #arrive(event: PopStateEvent): void {
    const mark = markOf(event.state)
    if (this.#opening === null) {
      if (this.#leaveStale(mark)) event.stopImmediatePropagation()
      return
    }
    if (mark?.opening !== this.#opening) return this.#arriveElsewhere(event)
    event.stopImmediatePropagation()
    this.#depth = mark.depth
    if (this.#target === mark.depth) this.#target = null
    else this.#leaveDownTo(mark.depth)
    this.#settle()
  }

  /** The person has gone further back than the page below the dialogs. */
  #arriveElsewhere(event: PopStateEvent): void {
    this.#target = null
    this.#leaveDownTo(0)
    if (this.#layers.length === 0) {
      this.#held = []
      this.#end()
      return
    }
    event.stopImmediatePropagation()
    this.#push(this.#page.state, '', this.#page.url)
    this.#begin(this.#page.state, this.#page.url)
    this.#settle()
  }

  /** Asks the dialogs above a depth to close, the innermost first, until one stays open. */
  #leaveDownTo(depth: number): void {
    for (const layer of this.#layers.slice(depth).toReversed()) {
      layer.leave()
      if (this.#layers.includes(layer)) return
    }
  }

  /** Goes back from the entry of a dialog that is closed, to the page below it. Returns whether it does. */
  #leaveStale(mark: Mark | undefined): boolean {
    if (!mark || mark.depth === 0) return false
    this.#browser.history.go(-mark.depth)
    return true
  }

  /** The router writes the page below the dialogs. */
  #showPage(state: State, url: string): void {
    if (this.#held.length > 0) {
      this.#held[this.#held.length - 1] = { state, url }
      return
    }
    this.#page = { state: withoutMark(state), url }
    this.#isPageNew = true
    if (this.#target === null) this.#write(this.#replace, this.#depth)
  }

  /** The router opens another page below the dialogs: it takes the entry of a dialog, which gets a new one. */
  #openPage(state: State, url: string): void {
    if (this.#target !== null) {
      this.#held.push({ state, url })
      return
    }
    this.#begin(state, url)
    this.#settle()
  }

  #resolve(url: string | URL | null | undefined): string {
    const { href } = this.#browser.location
    return new URL(url ?? href, href).href
  }
}

function markOf(state: unknown): Mark | undefined {
  return (state as Partial<Record<typeof markName, Mark>> | null)?.[markName]
}

function withoutMark(state: State): State {
  if (!state) return state
  const { [markName]: _mark, ...rest } = state
  return rest
}
