import type { KnownCredentials } from '@/lib/ports/known-credentials'
import { LookUps } from './look-ups'
import { Waiting } from './waiting'

const mostLookUps = 500
const mostRequests = 600

/**
 * Whether tokens were revoked, from the database. It has a bound and connections of its own, because only clients with very
 * many revoked tokens need it.
 */
export class RevokedLookUps {
  readonly #lookUps: LookUps
  readonly #waiting = new Waiting(mostRequests)
  /** Reads that have not begun yet, by token: such a read is newer than every request that waits for it. */
  readonly #toCome = new Map<string, Promise<boolean>>()

  constructor(
    private readonly source: Pick<KnownCredentials, 'isRevoked'>,
    isOutage: (error: unknown) => boolean,
  ) {
    this.#lookUps = new LookUps(mostLookUps, isOutage)
  }

  /** @throws DirectoryUnavailable if the database does not answer, or too many requests are waiting */
  async isRevoked(tokenId: string): Promise<boolean> {
    return this.#waiting.during(() => this.#toCome.get(tokenId) ?? this.#read(tokenId))
  }

  #read(tokenId: string): Promise<boolean> {
    let hasBegun = false
    const read = this.#lookUps
      .run(() => {
        hasBegun = true
        this.#toCome.delete(tokenId)
        return this.source.isRevoked(tokenId)
      })
      .finally(() => {
        if (this.#toCome.get(tokenId) === read) this.#toCome.delete(tokenId)
      })
    if (!hasBegun) this.#toCome.set(tokenId, read)
    return read
  }
}
