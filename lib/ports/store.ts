import type { Principal } from '@/lib/domain/principal'
import type { AuditAction, AuditEntry, AuditOutcome } from '@/lib/domain/audit-event'
import type { ServiceApiKey } from '@/lib/domain/credential'
import type { Result } from '@/lib/domain/failure'
import type { ReadAuditTrail } from './audit-trail'
import type { ChangeCatalogue, ReadCatalogue } from './catalogue'
import type { ChangeApiClients, ChangeServiceApiKeys, ReadApiClients, ReadCredentials } from './credentials'
import type { ChangeGroups, ReadGroups } from './groups'
import type { ChangePeople, ReadPeople } from './people'
import type { ChangeMail, ReadMail } from './mail'
import type { ChangeNotices, ReadExpirations, ReadNotices } from './notices'
import type { ChangePolicies, ReadPolicies } from './policies'
import type { ChangeServiceUsers, ReadServiceUsers } from './service-users'
import type { ChangeSessions, ReadSessions } from './sessions'
import type { ChangeSignInLinks, ReadSignInLinks } from './sign-in-links'
import type { ReadUsage } from './usage'

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
  by: Principal
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
