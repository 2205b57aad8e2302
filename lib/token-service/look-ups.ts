/** A credential that is not in memory cannot be read now: the database does not answer or is overloaded. */
export class DirectoryUnavailable extends Error {}

/** How many look-ups run at a time, each on its own connection. */
const lanes = 2

/** Milliseconds that a look-up may take, including waiting for its turn: machines get an answer within two seconds. */
const patience = 1_500

/** Look-ups in the database, two at a time. If too many are waiting, further ones are refused. */
export class LookUps {
  #underWay = 0
  readonly #waiting: (() => void)[] = []

  /** How many look-ups may wait for their turn. */
  constructor(private readonly mostWaiting: number) {}

  /** @throws DirectoryUnavailable if too many are waiting, it takes too long, or the database does not answer */
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
      throw new DirectoryUnavailable('credentials cannot be read', { cause: error })
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#underWay--
    }
  }
}
