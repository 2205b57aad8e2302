import type { AuditAction, AuditEntry, AuditEvent, AuditOutcome } from '@/lib/domain/audit-event'
import type { Actor, Person } from '@/lib/domain/actor'
import type { ApiClientFilter, ListOrder, Place } from '@/lib/domain/api-client-list'
import type { Api, Product } from '@/lib/domain/catalogue'
import type { ApiClient, Authorization } from '@/lib/domain/credential'
import type { Result } from '@/lib/domain/failure'
import type { Policies } from '@/lib/domain/policy'
import type { Role } from '@/lib/domain/role'
import type { PlainSecret } from '@/lib/domain/secret'
import type { CredentialUsage, UsageRecord } from '@/lib/domain/usage'

/** What use-cases need from outside. `open-runtime` fills it. */
export interface Ports {
  store: Store
  clock: Clock
  mint: Mint
  passwords: Passwords
  signInThrottle: Throttle
  setupLink: SetupLink
}

export type Clock = () => Date

/** Makes what must be unguessable. */
export interface Mint {
  id(): string
  clientId(): string
  clientSecret(): PlainSecret
}

/** People's passwords, hashed off the main thread. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** Compares against a dummy when there is no hash, so that an unknown person takes as long as a known one. */
  matches(password: string, hash: string | null): Promise<boolean>
}

/** Counts failures by key. In memory, bounded, one process. */
export interface Throttle {
  /** Seconds to wait, or 0. */
  wait(key: string): Promise<number>
  /** Counts a failure; gives the seconds to wait from now on, or 0. */
  fail(key: string): Promise<number>
  clear(key: string): Promise<void>
}

/** The one-time link to the set-up page. */
export interface SetupLink {
  matches(token: string): boolean
}

export interface Store {
  /** Outside any transaction, and nothing that writes. */
  read: ReadStore
  /** Commits when `work` succeeds, rolls back when it fails or throws; announces what changed after the commit. */
  transaction<T>(work: (open: Transaction) => Promise<Result<T>>): Promise<Result<T>>
}

/** What the wrapper of a change holds. A use-case gets `store` alone. */
export interface Transaction {
  store: TransactionStore
  audit(event: AuditRecord): Promise<void>
}

/** An audit entry with what, who, from where, and how it ended. */
export interface AuditRecord extends AuditEntry {
  action: AuditAction
  by: Actor
  outcome: AuditOutcome
  now: Date
}

export interface ReadStore {
  credentials: {
    find(id: string, viewer: Person): Promise<ApiClient | null>
    list(viewer: Person, request: ApiClientRequest): Promise<ApiClientPage>
    /** Who created some of them, and the APIs that some were granted. */
    choices(viewer: Person): Promise<ApiClientChoices>
    /** Applications in use, those of most credentials first. */
    applications(viewer: Person): Promise<string[]>
  }
  catalogue: {
    /** Every API that is not retired, with its use, and every product. */
    list(): Promise<{ apis: CatalogueEntry[]; products: Product[] }>
  }
  policies: {
    get(): Promise<Policies>
  }
  people: {
    any(): Promise<boolean>
    findByEmail(email: string): Promise<StoredPerson | null>
  }
  audit: {
    list(
      viewer: Person,
      filter: AuditEventFilter,
      page: { before?: bigint; size: number },
    ): Promise<{ events: AuditEvent[]; total: number; more: boolean }>
    /** All of them, newest first, some at a time. */
    all(viewer: Person, filter: AuditEventFilter): AsyncIterable<AuditEvent[]>
    verify(): Promise<ChainReport>
  }
  usage: {
    list(
      viewer: Person,
      filter: UsageFilter,
      page: { after?: { period: Date; id: bigint }; size: number },
    ): Promise<{ rows: UsageRecord[]; total: number; more: boolean }>
    /** All of it, newest first, some rows at a time. */
    all(viewer: Person, filter: UsageFilter): AsyncIterable<UsageRecord[]>
    /** Per day with usage, and the addresses used last. */
    ofCredential(credentialId: string, since: Date, mostShown: number): Promise<CredentialUsage>
  }
}

/** What administration events are chosen by. */
export interface AuditEventFilter extends Span {
  targetId?: string
  /** Part of the name that it had, or its client ID. */
  credential?: string
  /** Part of the name. */
  person?: string
  action?: string
  outcome?: AuditOutcome
}

/** What usage is chosen by. */
export interface UsageFilter extends Span {
  /** Part of its name, or its client ID. */
  credential?: string
  /** `denied` stands for whatever was not allowed. */
  outcome?: string
}

interface Span {
  since?: Date
  /** Not included. */
  before?: Date
}

/** A page of a list: after or before a place, or the first. */
export interface ApiClientRequest {
  filter: ApiClientFilter
  order: ListOrder
  after?: Place
  before?: Place
  size: number
  now: Date
}

export interface ApiClientPage {
  clients: ApiClient[]
  /** Counted up to `exactTotal`. */
  total: number
  totalIsExact: boolean
  /** The places of the first and the last of the page, where another page is beyond them. */
  previous: Place | null
  next: Place | null
}

export interface ApiClientChoices {
  creators: { id: string; name: string }[]
  apis: { slug: string; name: string; writable: boolean }[]
}

export interface StoredPerson {
  id: string
  name: string
  email: string
  passwordHash: string | null
  disabledAt: Date | null
}

/** What a walk along the whole chain found. */
export interface ChainReport {
  events: number
  /** The first sequence number at which the chain does not hold, and why. */
  broken: { sequence: bigint; reason: string } | null
}

export interface TransactionStore {
  credentials: {
    /** Reads and locks a live API client until the transaction ends. */
    lock(id: string): Promise<ApiClient | null>
    findBySubmission(submissionId: string): Promise<{ id: string; name: string } | null>
    /** The live credential that holds a contact e-mail, compared trimmed and without regard to case. */
    findByContactEmail(email: string): Promise<{ id: string; name: string } | null>
    insert(client: NewApiClient): Promise<ApiClient>
    update(id: string, fields: ApiClientFields): Promise<ApiClient>
    /** The old secrets are gone and the token epoch is raised. */
    replaceSecrets(id: string, secret: NewSecret): Promise<ApiClient>
    /** Raises the token epoch: tokens issued before stay dead for good. */
    disable(id: string, since: Date): Promise<ApiClient>
    enable(id: string): Promise<ApiClient>
    /** Keeps the row for the trail, without its secrets, and raises the token epoch. */
    delete(id: string, now: Date): Promise<void>
  }
  catalogue: {
    /** Every API, retired ones too, locked against change until the transaction ends. */
    lockApis(): Promise<Api[]>
    lockApi(id: string): Promise<Api | null>
    products(): Promise<Product[]>
    isSlugTaken(slug: string): Promise<boolean>
    insertApi(api: ApiFields & { id: string; slug: string }): Promise<Api>
    updateApi(id: string, fields: ApiFields): Promise<Api>
    retireApi(id: string, now: Date): Promise<void>
  }
  policies: {
    get(): Promise<Policies>
    set(policies: Policies): Promise<void>
  }
  people: {
    /** Serialises set-up: at most one transaction at a time sees nobody. */
    lockWhenEmpty(): Promise<boolean>
    insert(person: NewPerson): Promise<{ created: boolean }>
    joinAdministrators(userId: string): Promise<void>
  }
  sessions: {
    begin(session: { id: string; userId: string; address: string; agent: string; now: Date }): Promise<void>
    end(id: string, now: Date): Promise<void>
  }
}

export interface ApiClientFields {
  name: string
  description: string
  contactEmail: string | null
  application: string | null
  grants: { apiId: string; read: boolean; write: boolean }[]
  authorization: Authorization
  productIds: string[]
  /** Canonical entries; empty: from anywhere. */
  networks: string[]
}

export interface ApiFields {
  name: string
  productId: string | null
  writable: boolean
  grantable: boolean
}

/** An API with how many live credentials hold a permission on it. */
export interface CatalogueEntry extends Api {
  readers: number
  writers: number
}

export interface NewSecret {
  id: string
  secret: PlainSecret
  createdAt: Date
}

export interface NewApiClient extends ApiClientFields {
  id: string
  clientId: string
  submissionId: string
  createdById: string
  createdAt: Date
  secret: NewSecret
}

export interface NewPerson {
  id: string
  name: string
  email: string
  role: Role
  productIds: string[]
  timeZone: string
  passwordHash: string
  createdAt: Date
}
