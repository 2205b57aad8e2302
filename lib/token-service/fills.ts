import type { KnownCredential } from '@/lib/domain/known-credential'
import type { Change } from '@/lib/ports/change-feed'

interface Fill {
  result: Promise<KnownCredential | null>
  /** Whose it is; undefined while nobody knows. */
  credentialId: string | undefined
}

/**
 * Reads of credentials under way, shared by the requests that want the same. One that a change may concern may have read what was
 * before: its result goes to the requests that came before the change, and is neither kept nor shared with later ones.
 */
export class Fills {
  readonly #underWay = new Map<string, Fill>()

  /** The result of a read under way that no change has concerned. */
  join(handle: string): Promise<KnownCredential | null> | undefined {
    return this.#underWay.get(handle)?.result
  }

  /** Begins a read. `work` can ask whether its result is still current. */
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

  /** What an API was granted is not known before it is read, and neither is what a handle leads to for the first time. */
  outdate({ kind, id }: Change): void {
    for (const [handle, { credentialId }] of this.#underWay)
      if (kind !== 'credential' || credentialId === undefined || credentialId === id)
        this.#underWay.delete(handle)
  }

  outdateAll(): void {
    this.#underWay.clear()
  }
}
