import type { KnownCredential } from '@/lib/domain/known-credential'
import type { Change } from '@/lib/ports/change-feed'

interface Fill {
  result: Promise<KnownCredential | null>
  /** The credential that is being read; undefined while it is unknown. */
  credentialId: string | undefined
}

/**
 * Reads of credentials in progress, shared by the requests that need the same one. If a change may concern a read, it may
 * have seen the old state. Its result then goes only to requests from before the change, and is neither cached nor shared
 * with later ones.
 */
export class Fills {
  readonly #underWay = new Map<string, Fill>()

  /** The result of a read in progress that is still current. */
  join(handle: string): Promise<KnownCredential | null> | undefined {
    return this.#underWay.get(handle)?.result
  }

  /** Begins a read. `work` can check whether its result is still current. */
  begin(
    handle: string,
    credentialId: string | undefined,
    work: (isCurrent: () => boolean) => Promise<KnownCredential | null>,
  ): Promise<KnownCredential | null> {
    const isCurrent = () => this.#underWay.get(handle) === fill
    const result = work(isCurrent).finally(() => {
      if (isCurrent()) this.#underWay.delete(handle)
    })
    const fill: Fill = { result, credentialId }
    this.#underWay.set(handle, fill)
    return result
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
