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

/** Limits how many requests wait at a time for each of many keys. */
export class WaitingOfEach {
  readonly #counts = new Map<string, number>()

  constructor(private readonly most: number) {}

  /** @throws DirectoryUnavailable at once, if too many requests with this key are waiting */
  async during<T>(key: string, work: () => Promise<T>): Promise<T> {
    const count = this.#counts.get(key) ?? 0
    if (count >= this.most) throw new DirectoryUnavailable('too many requests of one client are waiting')
    this.#counts.set(key, count + 1)
    try {
      return await work()
    } finally {
      const left = (this.#counts.get(key) ?? 0) - 1
      if (left > 0) this.#counts.set(key, left)
      else this.#counts.delete(key)
    }
  }
}
