import { LRUCache } from 'lru-cache'
import { isClientId } from '@/lib/domain/credential'
import type { KnownCredential } from '@/lib/domain/access-token'

/** Where credentials are read on a miss. */
interface Source {
  byClientId(clientId: string): Promise<KnownCredential | null>
}

/** Tells what changed, and whether it tells everything. */
interface Feed {
  subscribe(listener: { changed(change: { kind: string; id: string }): void; missed(): void }): void
  isComplete(): boolean
}

const mostEntries = 50_000

/** What is not in memory cannot be read now. */
export class DirectoryUnavailable extends Error {}

/**
 * What the token service knows of credentials, in memory: filled on first use, bounded, and emptied by the change feed.
 * While the feed is incomplete nothing in memory is believed.
 */
export class Directory {
  readonly #known = new LRUCache<string, KnownCredential>({ max: mostEntries })
  /** By credential ID the client ID, because changes name the credential. */
  readonly #clientIds = new Map<string, string>()
  readonly #fills = new Map<string, Promise<KnownCredential | null>>()
  /** Goes up with each announced change: a fill that began under another one may have read what was before. */
  #generation = 0

  constructor(
    private readonly source: Source,
    private readonly feed: Feed,
  ) {
    feed.subscribe({
      // What an API changes may concern every credential.
      changed: ({ kind, id }) => (kind === 'credential' ? this.#forget(id) : this.#forgetAll()),
      missed: () => this.#forgetAll(),
    })
  }

  /** What is held in memory and can be believed, without waiting; undefined when it must be looked up. */
  recall(clientId: string): KnownCredential | undefined {
    return this.feed.isComplete() ? this.#known.get(clientId) : undefined
  }

  /**
   * A live API client by its client ID, or null.
   * @throws DirectoryUnavailable when the database does not answer
   */
  async find(clientId: string): Promise<KnownCredential | null> {
    if (!isClientId(clientId)) return null
    const known = this.recall(clientId)
    if (known) return known
    const pending = this.#fills.get(clientId)
    if (pending) return pending
    const fill = this.#fill(clientId)
    this.#fills.set(clientId, fill)
    try {
      return await fill
    } finally {
      if (this.#fills.get(clientId) === fill) this.#fills.delete(clientId)
    }
  }

  async #fill(clientId: string): Promise<KnownCredential | null> {
    const generation = this.#generation
    const credential = await this.source.byClientId(clientId).catch((error: unknown) => {
      throw new DirectoryUnavailable('credentials cannot be read', { cause: error })
    })
    if (credential && generation === this.#generation && this.feed.isComplete()) {
      this.#known.set(clientId, credential)
      this.#clientIds.set(credential.id, clientId)
    }
    return credential
  }

  #forget(credentialId: string): void {
    this.#newGeneration()
    const clientId = this.#clientIds.get(credentialId)
    if (clientId === undefined) return
    this.#clientIds.delete(credentialId)
    this.#known.delete(clientId)
  }

  #forgetAll(): void {
    this.#newGeneration()
    this.#clientIds.clear()
    this.#known.clear()
  }

  /** Requests from now on must not join a fill that began before. */
  #newGeneration(): void {
    this.#generation++
    this.#fills.clear()
  }
}
