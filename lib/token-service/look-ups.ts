/** A credential cannot be read, or a token not be revoked, now: the database does not answer or is overloaded. */
export class DirectoryUnavailable extends Error {}

/** How many look-ups run at a time, each on its own connection. */
const lanes = 2

/** Milliseconds that a look-up may take, including waiting for its turn: machines get an answer within two seconds. */
const patience = 1_500

/** Work in the database for requests, two at a time. If too many are waiting, further ones are refused. */
export class LookUps {
  #underWay = 0
  readonly #waiting: (() => void)[] = []

  /** How many may wait for their turn, and which errors say that the database does not answer. */
  constructor(
    private readonly mostWaiting: number,
    private readonly isOutage: (error: unknown) => boolean,
  ) {}

  /** @throws DirectoryUnavailable if too many are waiting, it takes too long, or the database does not answer; or what `read` throws */
  async run<T>(read: () => Promise<T>): Promise<T> {
    if (this.#underWay >= lanes && this.#waiting.length >= this.mostWaiting) {
      throw new DirectoryUnavailable('too many credential look-ups are waiting')
    }
    let isLate = false
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        isLate = true
        reject(new DirectoryUnavailable('the database did not answer in time'))
      }, patience).unref()
      const done = this.#inTurn(read, () => isLate).finally(() => clearTimeout(timer))
      done.then(resolve, reject)
    })
  }

  async #inTurn<T>(read: () => Promise<T>, isLate: () => boolean): Promise<T> {
    if (this.#underWay < lanes) this.#underWay++
    // A look-up that ends hands its lane to this one.
    else await new Promise<void>((begin) => this.#waiting.push(begin))
    try {
      if (isLate()) throw new Error('the look-up has already timed out')
      return await read()
    } catch (error) {
      if (!this.isOutage(error)) throw error
      throw new DirectoryUnavailable('the database does not answer', { cause: error })
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#underWay--
    }
  }
}
