import { LRUCache } from 'lru-cache'
import { isClientId } from '@/lib/domain/credential'
import type { KnownCredential } from '@/lib/domain/access-token'
import { LookUps } from './look-ups'

/** Where credentials are read on a miss. */
interface Source {
  byClientId(clientId: string): Promise<KnownCredential | null>
  byKeyHash(hash: Buffer): Promise<KnownCredential | null>
}

/** Tells what changed, and whether it tells everything. */
interface Feed {
  subscribe(listener: { changed(change: { kind: string; id: string }): void; missed(): void }): void
  isComplete(): boolean
}

const mostEntries = 50_000

/** What two connections read in about a third of a second. */
const mostUnknownWaiting = 500

/**
 * What the token service knows of credentials, in memory: filled on first use, bounded, and emptied by the change feed.
 * While the feed is incomplete nothing in memory is believed.
 */
export class Directory {
  /** By what a machine shows: a client ID, or the hash of a service API key. */
  readonly #known = new LRUCache<string, KnownCredential>({
    max: mostEntries,
    dispose: ({ id }) => void this.#handles.delete(id),
  })
  /** By credential ID what it is known by, because changes name the credential. */
  readonly #handles = new Map<string, string>()
  readonly #fills = new Map<string, Promise<KnownCredential | null>>()
  /** What has once been known is looked up again whenever it is forgotten, and need not wait behind strangers. */
  readonly #everKnown = new LRUCache<string, true>({ max: mostEntries })
  /** Anybody can ask for clients that do not exist, as many as they like, and nothing is remembered of those. */
  readonly #lookUps = { known: new LookUps(mostEntries), unknown: new LookUps(mostUnknownWaiting) }
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

  /** An API client held in memory that can be believed, without waiting; undefined when it must be looked up. */
  recall(clientId: string): KnownCredential | undefined {
    return this.feed.isComplete() ? this.#known.get(clientId) : undefined
  }

  /**
   * A live API client by its client ID, or null. One that a token of ours names need not wait behind strangers.
   * @throws DirectoryUnavailable when the database does not answer, or too many that were never known are asked for
   */
  async find(clientId: string, { isVouchedFor = false } = {}): Promise<KnownCredential | null> {
    if (!isClientId(clientId)) return null
    if (isVouchedFor) this.#everKnown.set(clientId, true)
    return this.#find(clientId, () => this.source.byClientId(clientId))
  }

  /** As `recall`, for a service API key by its keyed hash. */
  recallKey(hash: Buffer): KnownCredential | undefined {
    return this.recall(hash.toString('base64'))
  }

  /** As `find`, for a service API key by its keyed hash. */
  async findKey(hash: Buffer): Promise<KnownCredential | null> {
    return this.#find(hash.toString('base64'), () => this.source.byKeyHash(hash))
  }

  async #find(handle: string, read: () => Promise<KnownCredential | null>): Promise<KnownCredential | null> {
    const known = this.recall(handle)
    if (known) return known
    const pending = this.#fills.get(handle)
    if (pending) return pending
    const fill = this.#fill(handle, read)
    this.#fills.set(handle, fill)
    try {
      return await fill
    } finally {
      if (this.#fills.get(handle) === fill) this.#fills.delete(handle)
    }
  }

  async #fill(handle: string, read: () => Promise<KnownCredential | null>): Promise<KnownCredential | null> {
    const generation = this.#generation
    const credential = await this.#lookUps[this.#everKnown.has(handle) ? 'known' : 'unknown'].run(read)
    if (credential) this.#everKnown.set(handle, true)
    if (credential && generation === this.#generation && this.feed.isComplete()) {
      this.#known.set(handle, credential)
      this.#handles.set(credential.id, handle)
    }
    return credential
  }

  #forget(credentialId: string): void {
    this.#newGeneration()
    const handle = this.#handles.get(credentialId)
    if (handle === undefined) return
    this.#handles.delete(credentialId)
    this.#known.delete(handle)
  }

  #forgetAll(): void {
    this.#newGeneration()
    this.#handles.clear()
    this.#known.clear()
  }

  /** Requests from now on must not join a fill that began before. */
  #newGeneration(): void {
    this.#generation++
    this.#fills.clear()
  }
}
