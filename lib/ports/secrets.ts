import type { CredentialKind } from '@/lib/domain/credential'
import type { UsedSecret } from '@/lib/domain/retiring-notice'

/** An old secret that a job may have to do something about. */
export interface RetiringSecret {
  id: string
  credentialId: string
  kind: CredentialKind
}

/** Lets jobs find old secrets, some at a time in the order of their ids, and remove dead ones. */
export interface KeepSecrets {
  /** Those whose date has passed. */
  passed(now: Date, after: string): Promise<RetiringSecret[]>
  /** Those of active credentials that have been quiet for as long as was chosen. */
  quiet(now: Date, after: string): Promise<RetiringSecret[]>
  /** Those of active credentials that retire within a day and were used since they were replaced. */
  stillUsed(now: Date, after: string): Promise<(UsedSecret & { credentialId: string })[]>
  /** Removes some secrets that ended before a moment. Returns how many. */
  remove(before: Date): Promise<number>
}
