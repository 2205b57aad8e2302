import { LRUCache } from 'lru-cache'
import { isClientId } from '@/lib/domain/credential'
import type { KnownCredential } from '@/lib/domain/known-credential'
import { minute } from '@/lib/domain/time'
import type { Change, ChangeFeed } from '@/lib/ports/change-feed'
import type { KnownCredentials } from '@/lib/ports/known-credentials'
import { Fills, type Filling } from './fills'
import { LookUps } from './look-ups'
import { RevokedLookUps } from './revoked-look-ups'
import { Waiting } from './waiting'

const mostEntries = 50_000

const mostBytes = 192 * 1024 * 1024
/** About what an entry takes: a credential may have 500 permissions, 100 networks and 1,000 revoked tokens. */
function bytesOf({ scope, grantedApis, products, restriction, revokedTokens }: KnownCredential): number {
  const networks = restriction.networks.IPv4.length + restriction.networks.IPv6.length
  const names = scope.length + grantedApis.length + products.length + (revokedTokens?.size ?? 0)
  return 2_000 + 80 * names + 150 * networks
}

/** Milliseconds until a credential with revoked tokens is read again, because those that have expired are not needed. */
const heldWithRevoked = minute

/** How many look-ups wait: what two connections read in about a third of a second. */
const mostLookUps = 500
/** How many requests wait for them, because several may need the same one. */
const mostRequests = 600

/**
 * The credentials that the token service needs, in memory: read on first use, and limited in number. A change drops the
 * entries that it concerns, and outdates every read in progress that it may concern. Without a lease, nothing in memory is
 * used, and a request waits for a read that begins after the request arrived.
 *
 * A credential is found by its handles: an API client by its client ID, a service API key by the hash of each live secret.
 */
export class Directory {
  readonly #known = new LRUCache<string, KnownCredential>({
    max: mostEntries,
    maxSize: mostBytes,
    sizeCalculation: bytesOf,
    // Not the function itself, which a test replaces.
    perf: { now: () => performance.now() },
    dispose: ({ id }, handle) => this.#loseHandle(id, handle),
  })
  /** The handles in memory of each credential, because changes name the credential. */
  readonly #handles = new Map<string, string[]>()
  readonly #fills = new Fills()
  /**
   * The ID of each credential by handle, kept after changes: a client that was found once need not wait behind unknown ones.
   */
  readonly #everKnown = new LRUCache<string, string>({ max: mostEntries })
  /** Anyone can send any number of unknown client IDs, and nothing is stored about those. */
  readonly #lookUps: Record<'known' | 'unknown', LookUps>
  readonly #waiting = { known: new Waiting(mostRequests), unknown: new Waiting(mostRequests) }
  readonly #revoked: RevokedLookUps

  constructor(
    private readonly source: KnownCredentials,
    private readonly feed: ChangeFeed,
    isOutage: (error: unknown) => boolean,
  ) {
    this.#lookUps = { known: new LookUps(mostLookUps, isOutage), unknown: new LookUps(mostLookUps, isOutage) }
    this.#revoked = new RevokedLookUps(source, isOutage)
    feed.subscribe({
      changed: (change) => this.#forget(change),
      missed: () => this.#forgetAll(),
    })
  }

  /** The API client from memory, without waiting. Undefined if it must be looked up. */
  recall(clientId: string): KnownCredential | undefined {
    return this.feed.lease() === null ? undefined : this.#known.get(clientId)
  }

  /**
   * A live API client by its client ID, or null. Pass `credentialId` if a token of ours names it: such a client need not
   * wait behind unknown ones.
   * @throws DirectoryUnavailable if the database does not answer, or too many unknown clients are waiting
   */
  async find(clientId: string, credentialId?: string): Promise<KnownCredential | null> {
    if (!isClientId(clientId)) return null
    if (credentialId !== undefined) this.#everKnown.set(clientId, credentialId)
    return this.#find(clientId, () => this.source.byClientId(clientId))
  }

  /** Like `recall`, for a service API key by its keyed hash. */
  recallKey(hash: Buffer): KnownCredential | undefined {
    return this.recall(hash.toString('base64'))
  }

  /** Like `find`, for a service API key by its keyed hash. */
  async findKey(hash: Buffer): Promise<KnownCredential | null> {
    return this.#find(hash.toString('base64'), () => this.source.byKeyHash(hash))
  }

  /**
   * Whether a token was revoked, from the database.
   * @throws DirectoryUnavailable if the database does not answer, or too many requests are waiting
   */
  async isRevoked(tokenId: string): Promise<boolean> {
    return this.#revoked.isRevoked(tokenId)
  }

  async #find(handle: string, read: () => Promise<KnownCredential | null>): Promise<KnownCredential | null> {
    return (
      this.recall(handle) ??
      this.#waiting[this.#familiarityOf(handle)].during(
        () =>
          this.#fills.join(handle, this.feed.lease() !== null) ??
          this.#fills.begin(handle, this.#everKnown.get(handle), (filling) =>
            this.#fill(handle, read, filling),
          ),
      )
    )
  }

  #familiarityOf(handle: string): 'known' | 'unknown' {
    return this.#everKnown.has(handle) ? 'known' : 'unknown'
  }

  async #fill(
    handle: string,
    read: () => Promise<KnownCredential | null>,
    filling: Filling,
  ): Promise<KnownCredential | null> {
    const { lease, credential } = await this.#lookUps[this.#familiarityOf(handle)].run(async () => {
      filling.began()
      return { lease: this.feed.lease(), credential: await read() }
    })
    if (!credential) return null
    // A copy, because a slice of a request would keep the whole request in memory.
    const own = Buffer.from(handle, 'latin1').toString('latin1')
    this.#everKnown.set(own, credential.id)
    // Under another lease, a change in between may have been missed.
    if (lease !== null && lease === this.feed.lease() && filling.isCurrent()) this.#remember(own, credential)
    return credential
  }

  #remember(handle: string, credential: KnownCredential): void {
    this.#known.set(handle, credential, { ttl: credential.revokedTokens?.size === 0 ? 0 : heldWithRevoked })
    this.#handles.set(credential.id, [...(this.#handles.get(credential.id) ?? []), handle])
  }

  #forget(change: Change): void {
    this.#fills.outdate(change)
    for (const credentialId of this.#concernedBy(change))
      for (const handle of this.#handles.get(credentialId) ?? []) this.#known.delete(handle)
  }

  /** The credentials in memory that a change concerns. Scans all of them for what rarely changes. */
  #concernedBy({ kind, id }: Change): string[] {
    const those = (isConcerned: (known: KnownCredential) => boolean) =>
      [...this.#known.values()].filter(isConcerned).map((known) => known.id)
    switch (kind) {
      case 'credential':
        return [id]
      case 'api':
        return those(({ grantedApis }) => grantedApis.includes(id))
      case 'product':
        return those(({ products }) => products.includes(id))
      // Decisions about machines do not depend on policies.
      case 'policy':
        return []
      default:
        return kind satisfies never
    }
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
