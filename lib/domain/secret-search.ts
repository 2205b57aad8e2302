import { longestSpan, secretsIn } from './secret-finding'
import type { WholeSecret } from './secret-form'

export interface SearchResult {
  secret: WholeSecret
  /** The line in which it begins. The first is 1. */
  line: number
}

/**
 * Finds the secrets of a text that arrives in pieces, wherever it is cut. Holds a piece and a few thousand characters before it.
 * A character is a byte: the text may be of any encoding that contains ASCII.
 */
export class SecretSearch {
  readonly #found: (result: SearchResult) => void
  #window = ''
  /** The number of line breaks before the window. */
  #lines = 0

  constructor(found: (result: SearchResult) => void) {
    this.#found = found
  }

  push(text: string): void {
    this.#window += text
    // What begins later may go on in the next piece.
    const end = this.#window.length - longestSpan
    if (end <= 0) return
    this.#search(end)
    this.#lines += lineBreaks(this.#window, 0, end)
    this.#window = this.#window.slice(end)
  }

  /** The text ends here. */
  end(): void {
    this.#search(this.#window.length)
    this.#window = ''
  }

  /** Looks at everything that begins before `end`. */
  #search(end: number): void {
    let counted = 0
    let lines = this.#lines
    for (const { secret, index } of secretsIn(this.#window, end)) {
      lines += lineBreaks(this.#window, counted, index)
      counted = index
      this.#found({ secret, line: lines + 1 })
    }
  }
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let index = from; index < to; index++) if (text.charCodeAt(index) === 10) count++
  return count
}
