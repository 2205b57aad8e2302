import type { KnownCredential } from '@/lib/domain/known-credential'
import type { Change } from '@/lib/ports/change-feed'

interface Fill {
  result: Promise<KnownCredential | null>
  /** The credential that is being read; undefined while it is unknown. */
  credentialId: string | undefined
  /** Whether the database has been asked. Before, the read is newer than every request that waits for it. */
  hasBegun: boolean
}

/** What a read in progress can ask. */
export interface Filling {
  /** Call it right before the database is asked. */
  began(): void
  /** Whether nothing that may concern this read has changed since it began. */
  isCurrent(): boolean
}

/**
 * Reads of credentials in progress, shared by the requests that need the same one. If a change may concern a read, it may
 * have seen the old state. Its result then goes only to requests from before the change, and is neither cached nor shared
 * with later ones.
 */
export class Fills {
  readonly #underWay = new Map<string, Fill>()

  /**
   * The result of a read in progress that is still current. Without a lease, changes may be missed, so that only a read that has
   * not begun yet is certainly new enough.
   */
  join(handle: string, hasLease: boolean): Promise<KnownCredential | null> | undefined {
    const fill = this.#underWay.get(handle)
    return fill && (hasLease || !fill.hasBegun) ? fill.result : undefined
  }

  /** Begins a read. */
  begin(
    handle: string,
    credentialId: string | undefined,
    work: (filling: Filling) => Promise<KnownCredential | null>,
  ): Promise<KnownCredential | null> {
    const fill: Fill = { result: Promise.resolve(null), credentialId, hasBegun: false }
    this.#underWay.set(handle, fill)
    const isCurrent = () => this.#underWay.get(handle) === fill
    fill.result = work({ began: () => void (fill.hasBegun = true), isCurrent }).finally(() => {
      if (isCurrent()) this.#underWay.delete(handle)
    })
    return fill.result
  }

  /**
   * Before a read ends, it is unknown which APIs its credential has permissions on, and for a new handle which credential it
   * is.
   */
  outdate({ kind, id }: Change): void {
    for (const [handle, { credentialId }] of this.#underWay)
      if (kind !== 'credential' || credentialId === undefined || credentialId === id)
        this.#underWay.delete(handle)
  }

  outdateAll(): void {
    this.#underWay.clear()
  }
}
