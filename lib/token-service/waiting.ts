import { DirectoryUnavailable } from './look-ups'

/**
 * Limits how many requests of machines wait for the database at a time. Only these are counted: a request whose headers or
 * body are still arriving costs little more than its connection, which the server limits separately, so that slow callers
 * cannot take the places. A request that is decided from memory is answered in the turn of the event loop that reads it, and
 * cannot pile up.
 */
export class Waiting {
  #count = 0

  constructor(private readonly most: number) {}

  /** @throws DirectoryUnavailable at once, if too many requests are waiting */
  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#count >= this.most) throw new DirectoryUnavailable('too many requests are waiting')
    this.#count++
    try {
      return await work()
    } finally {
      this.#count--
    }
  }
}
