import type { KnownCredential } from '@/lib/domain/known-credential'
import { clientUse, type UsageOutcome } from '@/lib/domain/usage'
import type { Serving } from '../endpoint'
import type { Counted } from './count-as'

export interface WhereAndWhen {
  /** The source address. */
  from: string
  /** The moment for which the request is decided. */
  now: Date
}

/** What is needed to count a use. */
export type Countable = Serving & Counted & WhereAndWhen

/** Counts a use by a known client, with its outcome. */
export function countUse(
  { service, countedAs, from, now }: Countable,
  credential: KnownCredential,
  outcome: UsageOutcome,
): void {
  service.used(clientUse(credential, { endpoint: countedAs, outcome, from }), now)
}
