import { otherScope } from './usage'
import { day } from './time'

/** A permission that nobody used for so many days is marked. */
const unusedDays = 90

/**
 * Whether a permission was used, as far as gateways asked for it: used, and when last; not yet, for it was granted
 * lately; unused for so many days; or nobody can tell.
 */
export type PermissionUse =
  | { kind: 'used'; lastAt: Date }
  | { kind: 'not_yet' }
  | { kind: 'unused'; days: number }
  | { kind: 'unknown' }

/** For how many days back the use of a permission is looked for: no further than usage is kept. */
export function daysLookedBack(keptDays: number): number {
  return Math.min(unusedDays, keptDays)
}

/** Allowed uses by the scope that was required; several scopes stand with spaces between. */
export interface ScopeUse {
  scope: string
  lastAt: Date
}

/** Judges one permission by the uses of the days looked back. `since` is when it was granted. */
export function judgePermission(
  { scope, since }: { scope: string; since: Date },
  uses: readonly ScopeUse[],
  { keptDays, now }: { keptDays: number; now: Date },
): PermissionUse {
  const moments = uses.filter((use) => use.scope.split(' ').includes(scope)).map((use) => use.lastAt)
  const lastAt = moments.toSorted((a, b) => b.getTime() - a.getTime())[0]
  if (lastAt) return { kind: 'used', lastAt }
  // Scopes that were not told apart: this may have been among them.
  if (uses.some((use) => use.scope === otherScope)) return { kind: 'unknown' }
  const days = daysLookedBack(keptDays)
  return since.getTime() > now.getTime() - days * day ? { kind: 'not_yet' } : { kind: 'unused', days }
}

interface Right {
  apiId: string
  read: boolean
  write: boolean
}

interface DatedRight extends Right {
  /** Null: with the credential. */
  readSince: Date | null
  writeSince: Date | null
}

/** Grants with when each right was given: what was there before keeps its date, what is new has this moment's. */
export function datedGrants<T extends Right>(
  before: readonly DatedRight[],
  after: readonly T[],
  now: Date,
): (T & { readSince: Date | null; writeSince: Date | null })[] {
  const known = new Map(before.map((grant) => [grant.apiId, grant]))
  return after.map((grant) => {
    const old = known.get(grant.apiId)
    return {
      ...grant,
      readSince: old?.read ? old.readSince : now,
      writeSince: old?.write ? old.writeSince : now,
    }
  })
}
