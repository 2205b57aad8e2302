/** Keys that are text, or end it. All others are for the page. */
const text = /^(.|Enter|Backspace|Escape)$/u

/** What somebody types after they asked for the palette, until its field has the focus. */
export class EarlyText {
  #text = ''
  #isEntered = false
  #listening: AbortController | null = null

  /** Begins to keep what is typed. `cancel` is called for Escape. */
  keep(cancel: () => void): void {
    this.take()
    this.#listening = new AbortController()
    const first = { capture: true, signal: this.#listening.signal }
    window.addEventListener('keydown', (event) => this.#press(event, cancel), first)
    window.addEventListener(
      'paste',
      (event) => {
        event.preventDefault()
        this.#text += (event.clipboardData?.getData('text') ?? '').slice(0, 4096)
      },
      first,
    )
  }

  /** What was typed, and whether Enter came after it. From now on nothing is kept. */
  take(): { text: string; isEntered: boolean } {
    this.#listening?.abort()
    const taken = { text: this.#text, isEntered: this.#isEntered }
    this.#text = ''
    this.#isEntered = false
    return taken
  }

  #press(event: KeyboardEvent, cancel: () => void): void {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey || !text.test(key)) return
    event.preventDefault()
    event.stopPropagation()
    if (key === 'Escape') cancel()
    else if (key === 'Enter') this.#isEntered = true
    else if (key === 'Backspace') this.#text = this.#text.slice(0, -1)
    else this.#text += key
  }
}
