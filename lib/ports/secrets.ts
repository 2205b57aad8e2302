import type { CredentialKind } from '@/lib/domain/credential'
import type { UsedSecret } from '@/lib/domain/retiring-notice'
import type { PlainSecret } from '@/lib/domain/secret'
import type { OwnedSecret } from '@/lib/domain/secret-report'

/** Finds a credential by one of its secrets. */
export interface ReadSecrets {
  /** Null if no credential has or had it. Dead ones are found for a while. `liveBeside`: the number of its other live secrets. */
  find(secret: PlainSecret, now: Date): Promise<{ secret: OwnedSecret; liveBeside: number } | null>
}

/** Changes secrets of either kind of credential within a transaction. */
export interface ChangeSecrets {
  /** Reads a secret, and locks its credential until the transaction ends. Null if it does not exist. */
  lock(id: string, now: Date): Promise<{ secret: OwnedSecret; liveBeside: number } | null>
  /** Notes that a secret was reported as leaked. */
  markReported(id: string, now: Date): Promise<void>
}

/** Recognises secrets that machines report, by their keyed hashes. */
export interface RecogniseSecrets {
  /** The ids of those that some credential has, or had until a while ago. */
  recognise(hashes: Buffer[], now: Date): Promise<{ id: string; hash: Uint8Array }[]>
}

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
  usedSinceReplaced(now: Date, after: string): Promise<(UsedSecret & { credentialId: string })[]>
  /** Removes some secrets that ended before a moment. Returns how many. */
  remove(before: Date): Promise<number>
}
