import type { Actor } from '@/lib/domain/actor'
import type { AuditAction, AuditEntry, AuditOutcome } from '@/lib/domain/audit-event'
import type { ServiceApiKey } from '@/lib/domain/credential'
import type { Result } from '@/lib/domain/failure'
import type { PlainSecret } from '@/lib/domain/secret'
import type { UntrustedGateway } from '@/lib/domain/untrusted-gateway'
import type { ReadAuditTrail } from './ports/audit-trail'
import type { ChangeCatalogue, ReadCatalogue } from './ports/catalogue'
import type {
  ChangeApiClients,
  ChangeServiceApiKeys,
  ReadApiClients,
  ReadCredentials,
} from './ports/credentials'
import type { ChangeGroups, ReadGroups } from './ports/groups'
import type { ChangePeople, ReadPeople } from './ports/people'
import type { ChangeMail, MailTrial, ReadMail } from './ports/mail'
import type { ChangeNotices, ReadExpirations, ReadNotices } from './ports/notices'
import type { ChangePolicies, ReadPolicies } from './ports/policies'
import type { ChangeServiceUsers, ReadServiceUsers } from './ports/service-users'
import type { ChangeSessions, ReadSessions } from './ports/sessions'
import type { ChangeSignInLinks, ReadSignInLinks } from './ports/sign-in-links'
import type { ReadUsage } from './ports/usage'

/** What use-cases need from outside. `lib/composition` fills it. */
export interface Ports {
  store: Store
  clock: Clock
  mint: Mint
  passwords: Passwords
  passwordAttempts: PasswordAttempts
  setupLink: SetupLink
  mailTrial: MailTrial
  untrustedGateways: UntrustedGateways
}

export type Clock = () => Date

/** Makes what must be unguessable. */
export interface Mint {
  id(): string
  clientId(): string
  clientSecret(): PlainSecret
  serviceApiKey(): PlainSecret
  linkToken(): PlainSecret
}

/**
 * People's passwords, hashed off the main thread, one at a time. `turn` says whose work it is: those who have work take
 * turns, and too much of one is throttled.
 */
export interface Passwords {
  hash(password: string, turn: string): Promise<Result<string>>
  /** Compares against a dummy when there is no hash, so that an unknown person takes as long as a known one. */
  matches(password: string, hash: string | null, turn: string): Promise<Result<boolean>>
}

/** Limits guesses of passwords. In memory, bounded, one process. */
export interface PasswordAttempts {
  /** Counts an attempt before it is made; fails with the seconds to wait. */
  begin(keys: AttemptKeys): Result<PasswordAttempt>
  /** Forgets those of an account that failed. */
  forgive(account: string): void
}

/** By what attempts are counted. */
export interface AttemptKeys {
  account: string
  /** Where a stranger comes from. */
  source?: string
}

/** An attempt under way. It counts as failed unless something else is said of it. */
export interface PasswordAttempt {
  /** The password was right: those of the account that failed before are forgotten. */
  succeeded(): void
  /** The password was not looked at. */
  notMade(): void
}

/** What the token service of this process has seen of gateways that are not among the trusted proxies. */
export interface UntrustedGateways {
  /** The last one, unless that was long ago. */
  latest(): UntrustedGateway | null
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
  refusals: CountRefusals
}

/** Counts the refused attempts of a person. */
export interface CountRefusals {
  /** How many were left out of the trail since the last that it keeps; null when this one is left out as well. */
  admit(userId: string, since: Date, most: number): Promise<number | null>
}

/** An audit entry with what, who, from where, and how it ended. */
export interface AuditRecord extends AuditEntry {
  action: AuditAction
  by: Actor
  outcome: AuditOutcome
  now: Date
}

export interface ReadStore {
  credentials: ReadApiClients
  serviceApiKeys: ReadCredentials<ServiceApiKey>
  catalogue: ReadCatalogue
  expirations: ReadExpirations
  mail: ReadMail
  notices: ReadNotices
  policies: ReadPolicies
  serviceUsers: ReadServiceUsers
  people: ReadPeople
  groups: ReadGroups
  signInLinks: ReadSignInLinks
  sessions: ReadSessions
  audit: ReadAuditTrail
  usage: ReadUsage
}

export interface TransactionStore {
  credentials: ChangeApiClients
  serviceApiKeys: ChangeServiceApiKeys
  catalogue: ChangeCatalogue
  mail: ChangeMail
  notices: ChangeNotices
  policies: ChangePolicies
  people: ChangePeople
  groups: ChangeGroups
  signInLinks: ChangeSignInLinks
  serviceUsers: ChangeServiceUsers
  sessions: ChangeSessions
}
