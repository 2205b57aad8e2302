import { LRUCache } from 'lru-cache'
import { isClientId } from '@/lib/domain/credential'
import type { KnownCredential } from '@/lib/domain/known-credential'
import type { Change, ChangeFeed } from '@/lib/ports/change-feed'
import type { KnownCredentials } from '@/lib/ports/known-credentials'
import { Fills } from './fills'
import { LookUps } from './look-ups'

const mostEntries = 50_000

/** What two connections read in about a third of a second. */
const mostUnknownWaiting = 500

/**
 * What the token service knows of credentials, in memory: filled on first use and bounded. A change drops what it concerns, and
 * every read under way that it may concern. While the feed is incomplete nothing in memory is believed.
 *
 * A credential is known by its handles: an API client by its client ID, a service API key by the hash of each live secret.
 */
export class Directory {
  readonly #known = new LRUCache<string, KnownCredential>({
    max: mostEntries,
    dispose: ({ id }, handle) => this.#loseHandle(id, handle),
  })
  /** The handles in memory of each credential, because changes name the credential. */
  readonly #handles = new Map<string, string[]>()
  readonly #fills = new Fills()
  /** By handle the ID of its credential, for good: what was once known need not wait behind strangers. */
  readonly #everKnown = new LRUCache<string, string>({ max: mostEntries })
  /** Anybody can ask for clients that do not exist, as many as they like, and nothing is remembered of those. */
  readonly #lookUps = { known: new LookUps(mostEntries), unknown: new LookUps(mostUnknownWaiting) }

  constructor(
    private readonly source: KnownCredentials,
    private readonly feed: ChangeFeed,
  ) {
    feed.subscribe({
      changed: (change) => this.#forget(change),
      missed: () => this.#forgetAll(),
    })
  }

  /** An API client held in memory that can be believed, without waiting; undefined when it must be looked up. */
  recall(clientId: string): KnownCredential | undefined {
    return this.feed.isComplete() ? this.#known.get(clientId) : undefined
  }

  /**
   * A live API client by its client ID, or null. `credentialId` is given when a token of ours names it: such a client need not
   * wait behind strangers.
   * @throws DirectoryUnavailable when the database does not answer, or too many that were never known are asked for
   */
  async find(clientId: string, credentialId?: string): Promise<KnownCredential | null> {
    if (!isClientId(clientId)) return null
    if (credentialId !== undefined) this.#everKnown.set(clientId, credentialId)
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
    return (
      this.recall(handle) ??
      this.#fills.join(handle) ??
      this.#fills.begin(handle, this.#everKnown.get(handle), (isCurrent) =>
        this.#fill(handle, read, isCurrent),
      )
    )
  }

  async #fill(
    handle: string,
    read: () => Promise<KnownCredential | null>,
    isCurrent: () => boolean,
  ): Promise<KnownCredential | null> {
    const credential = await this.#lookUps[this.#everKnown.has(handle) ? 'known' : 'unknown'].run(read)
    if (!credential) return null
    this.#everKnown.set(handle, credential.id)
    if (isCurrent() && this.feed.isComplete()) this.#remember(handle, credential)
    return credential
  }

  #remember(handle: string, credential: KnownCredential): void {
    this.#known.set(handle, credential)
    this.#handles.set(credential.id, [...(this.#handles.get(credential.id) ?? []), handle])
  }

  #forget({ kind, id }: Change): void {
    this.#fills.outdate({ kind, id })
    for (const credentialId of kind === 'credential' ? [id] : this.#grantedApi(id))
      for (const handle of this.#handles.get(credentialId) ?? []) this.#known.delete(handle)
  }

  /** The credentials in memory that were granted an API. All are looked through: the catalogue seldom changes. */
  #grantedApi(apiId: string): string[] {
    return [...this.#known.values()].filter((known) => known.grantedApis.includes(apiId)).map(({ id }) => id)
  }

  #forgetAll(): void {
    this.#fills.outdateAll()
    this.#known.clear()
  }

  #loseHandle(credentialId: string, lost: string): void {
    const others = this.#handles.get(credentialId)?.filter((handle) => handle !== lost) ?? []
    if (others.length > 0) this.#handles.set(credentialId, others)
    else this.#handles.delete(credentialId)
  }
}
