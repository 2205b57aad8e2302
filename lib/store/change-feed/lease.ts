/** Milliseconds for which memory may be believed after a heartbeat was sent, once it has come back. */
export const leaseTime = 1_000

/**
 * The two clocks that a lease obeys, in milliseconds. The monotonic clock cannot be set back; the wall clock goes on while a
 * virtual machine is suspended.
 */
export interface Clocks {
  monotonic(): number
  wall(): number
}

interface Moment {
  monotonic: number
  wall: number
}

const never: Moment = { monotonic: -Infinity, wall: -Infinity }

/**
 * How long what is in memory may be believed. Notifications arrive in the order of commits, so a heartbeat that was received
 * proves that every change committed before it was sent has been applied. The proof ages from the moment of sending
 * (docs/decisions/0024-lease-and-barrier.md).
 */
export class Lease {
  #until = never
  #term = 0
  #lastSent = 0
  /** When each heartbeat was sent that has not been received yet. */
  readonly #sent = new Map<number, Moment>()

  constructor(private readonly clocks: Clocks) {}

  /** The number of this lease, if it runs at this moment. A lease that lapsed never gets its number back. */
  current(): number | null {
    return this.#runs() ? this.#term : null
  }

  /** Begins a heartbeat. Returns its number. Call it right before sending. */
  send(): number {
    this.#lastSent++
    this.#sent.set(this.#lastSent, { monotonic: this.clocks.monotonic(), wall: this.clocks.wall() })
    return this.#lastSent
  }

  /** How many heartbeats were sent since the last one that was received. */
  get unheard(): number {
    return this.#sent.size
  }

  /** Extends the lease because a heartbeat came back. One that was not sent since the lease ended proves nothing. */
  receive(heartbeat: number): void {
    const sent = this.#sent.get(heartbeat)
    if (!sent) return
    for (const earlier of this.#sent.keys()) if (earlier <= heartbeat) this.#sent.delete(earlier)
    if (!this.#runs()) this.#term++
    this.#until = { monotonic: sent.monotonic + leaseTime, wall: sent.wall + leaseTime }
  }

  /** Ends the lease at once, with the heartbeats under way. */
  end(): void {
    this.#until = never
    this.#sent.clear()
  }

  #runs(): boolean {
    return this.clocks.monotonic() < this.#until.monotonic && this.clocks.wall() < this.#until.wall
  }
}
