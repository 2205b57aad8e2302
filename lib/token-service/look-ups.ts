/** What is not in memory cannot be read now: the database does not answer, or too much is asked of it. */
export class DirectoryUnavailable extends Error {}

/** So many look-ups are under way at a time, each on a connection of its own. */
const lanes = 2

/** Milliseconds that a look-up may take, waiting for its turn included: a machine is answered within two seconds. */
const patience = 1_500

/** Look-ups in the database, at most two at a time. Past what can wait they are refused. */
export class LookUps {
  #underWay = 0
  readonly #waiting: (() => void)[] = []

  /** How many more may wait for their turn. */
  constructor(private readonly mostWaiting: number) {}

  /** @throws DirectoryUnavailable when there are too many, when it takes too long, and when the database does not answer */
  async run<T>(read: () => Promise<T>): Promise<T> {
    if (this.#underWay >= lanes && this.#waiting.length >= this.mostWaiting) {
      throw new DirectoryUnavailable('too many credentials are looked up')
    }
    let isLate = false
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        isLate = true
        reject(new DirectoryUnavailable('the database takes too long'))
      }, patience).unref()
      const done = this.#inTurn(read, () => isLate).finally(() => clearTimeout(timer))
      done.then(resolve, reject)
    })
  }

  async #inTurn<T>(read: () => Promise<T>, isLate: () => boolean): Promise<T> {
    if (this.#underWay < lanes) this.#underWay++
    // Whoever has finished hands its lane on.
    else await new Promise<void>((begin) => this.#waiting.push(begin))
    try {
      if (isLate()) throw new Error('nobody waits for it any more')
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
