import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseHealth } from '@/lib/store/database'

/** Milliseconds between two attempts to reach an unreachable database. */
const pause = 500

/** Milliseconds within which other errors are attributed to the last failure. */
const lately = 1_000

/**
 * Knows whether the database answers. One failed connection proves nothing, because a server may end single connections, but
 * it triggers `probe`, which tries a new connection with a time limit.
 */
export class DatabaseWatch implements DatabaseHealth {
  #failedAt = 0
  /** The first failure, if known. */
  #reason: unknown
  #state: 'calm' | 'suspected' | 'away' = 'calm'
  readonly #closing = new AbortController()
  readonly #listeners = new Set<Parameters<DatabaseHealth['listen']>[0]>()

  constructor(private readonly probe: () => Promise<unknown>) {}

  isAway = (): boolean => this.#state === 'away'

  isTroubled = (): boolean => this.#state !== 'calm'

  listen(listener: Parameters<DatabaseHealth['listen']>[0]): void {
    this.#listeners.add(listener)
  }

  isFailing = (): boolean => this.isTroubled() || Date.now() < this.#failedAt + lately

  overloaded = (): void => {
    this.#failedAt = Date.now()
  }

  suspect = (reason?: unknown): void => {
    this.#failedAt = Date.now()
    // Another failure may have come first, without a reason.
    if (this.#state === 'suspected') this.#reason ??= reason
    if (this.#state !== 'calm' || this.#closing.signal.aborted) return
    this.#state = 'suspected'
    this.#reason = reason
    void this.#look()
  }

  close(): void {
    this.#closing.abort()
  }

  async #look(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        await this.probe()
        const wasAway = this.isAway()
        this.#state = 'calm'
        for (const { back, unfounded } of this.#listeners)
          if (wasAway) back()
          else unfounded(this.#reason)
        return
      } catch (error) {
        if (!this.isAway()) {
          this.#state = 'away'
          for (const { gone } of this.#listeners) gone(error)
        }
      }
      await sleep(pause, undefined, { signal: this.#closing.signal }).catch(() => {})
    }
  }
}
