import type { CredentialKind } from '@/lib/domain/credential'

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
  /** Removes some secrets that ended before a moment. Returns how many. */
  remove(before: Date): Promise<number>
}
