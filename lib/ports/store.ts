import type { Principal } from '@/lib/domain/principal'
import type { AuditAction, AuditEntry, AuditOutcome } from '@/lib/domain/audit-event'
import type { Result } from '@/lib/domain/failure'
import type { ChangeAttempts } from './attempts'
import type { ReadAuditTrail } from './audit-trail'
import type { ChangeCatalogue, ReadCatalogue } from './catalogue'
import type {
  ChangeApiClients,
  ChangeServiceApiKeys,
  ReadApiClients,
  ReadServiceApiKeys,
} from './credentials'
import type { ReadDeadlines } from './deadlines'
import type { ChangeDevices } from './devices'
import type { ChangeFactors, ReadFactors } from './factors'
import type { ReadFirstSteps } from './first-steps'
import type { ChangeGroups, ReadGroups } from './groups'
import type { ChangePasskeys, ReadPasskeys } from './passkeys'
import type { ChangePeople, ReadPeople } from './people'
import type { ChangeMail, ReadMail } from './mail'
import type { ChangeNotices, ReadNotices } from './notices'
import type { ChangePolicies, ReadPolicies } from './policies'
import type { ChangeSecrets, ReadSecrets } from './secrets'
import type { ChangeServiceUsers, ReadServiceUsers } from './service-users'
import type { ChangeSessions, ReadSessions } from './sessions'
import type { ChangeSignInLinks, ReadSignInLinks } from './sign-in-links'
import type { ReadRefusals } from './refusals'
import type { ReadSearch } from './search'
import type { ReadTrailSubjects } from './trail-subjects'
import type { ReadUsage } from './usage'

export interface Store {
  /** Reads outside any transaction. Nothing in it writes. */
  read: ReadStore
  /**
   * Commits if `work` succeeds, rolls back if it fails or throws. Announces what changed, and returns when no process uses the
   * old state.
   */
  transaction: Transact
  /** Several transactions, one after the other, that wait for the other processes once, at the end. */
  together<T>(work: (transaction: Transact) => Promise<T>): Promise<T>
}

type Transact = <T>(work: (open: Transaction) => Promise<Result<T>>) => Promise<Result<T>>

/** An open transaction as the wrapper of a change sees it. A use-case gets only `store`. */
export interface Transaction {
  store: TransactionStore
  audit(event: AuditRecord): Promise<void>
  refusals: CountRefusals
}

/** Counts a person's refused attempts. */
export interface CountRefusals {
  /** How many attempts were left out since the last one in the trail; null if this one is left out too. */
  admit(userId: string, since: Date, most: number): Promise<number | null>
}

/** An audit entry with its action, principal, outcome and time. */
export interface AuditRecord extends AuditEntry {
  action: AuditAction
  by: Principal
  outcome: AuditOutcome
  now: Date
}

export interface ReadStore {
  apiClients: ReadApiClients
  serviceApiKeys: ReadServiceApiKeys
  catalogue: ReadCatalogue
  deadlines: ReadDeadlines
  firstSteps: ReadFirstSteps
  mail: ReadMail
  notices: ReadNotices
  policies: ReadPolicies
  secrets: ReadSecrets
  serviceUsers: ReadServiceUsers
  people: ReadPeople
  factors: ReadFactors
  passkeys: ReadPasskeys
  groups: ReadGroups
  signInLinks: ReadSignInLinks
  sessions: ReadSessions
  audit: ReadAuditTrail
  trailSubjects: ReadTrailSubjects
  usage: ReadUsage
  refusals: ReadRefusals
  search: ReadSearch
}

export interface TransactionStore {
  apiClients: ChangeApiClients
  attempts: ChangeAttempts
  serviceApiKeys: ChangeServiceApiKeys
  catalogue: ChangeCatalogue
  mail: ChangeMail
  notices: ChangeNotices
  policies: ChangePolicies
  secrets: ChangeSecrets
  people: ChangePeople
  devices: ChangeDevices
  factors: ChangeFactors
  passkeys: ChangePasskeys
  groups: ChangeGroups
  signInLinks: ChangeSignInLinks
  serviceUsers: ChangeServiceUsers
  sessions: ChangeSessions
}
