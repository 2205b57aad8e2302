import type { Lapse } from './permission'
import { otherScope } from './usage'
import { day } from './time'

/** A permission that was not used for this many days is marked. */
const unusedDays = 90

/**
 * Whether a permission was used, judged by the scopes that gateways required: used, with the last time; not yet, because
 * it was granted recently; unused for a number of days; or unknown.
 */
export type PermissionUse =
  | { kind: 'used'; lastAt: Date }
  | { kind: 'not_yet' }
  | { kind: 'unused'; days: number }
  | { kind: 'unknown' }

/** How many days of usage to look at: no more than are kept. */
export function daysLookedBack(keptDays: number): number {
  return Math.min(unusedDays, keptDays)
}

/** Allowed uses by required scope. Several scopes are separated by spaces. */
export interface ScopeUse {
  scope: string
  lastAt: Date
}

/** Judges one permission by recent usage. `since` is when it was granted. */
export function judgePermission(
  { scope, since }: { scope: string; since: Date },
  uses: readonly ScopeUse[],
  { keptDays, now }: { keptDays: number; now: Date },
): PermissionUse {
  const moments = uses.filter((use) => use.scope.split(' ').includes(scope)).map((use) => use.lastAt)
  const lastAt = moments.toSorted((a, b) => b.getTime() - a.getTime())[0]
  if (lastAt) return { kind: 'used', lastAt }
  // Some scopes were counted together, and this one may be among them.
  if (uses.some((use) => use.scope === otherScope)) return { kind: 'unknown' }
  const days = daysLookedBack(keptDays)
  return since.getTime() > now.getTime() - days * day ? { kind: 'not_yet' } : { kind: 'unused', days }
}

/** The permissions on one API. */
export interface GrantedPermissions {
  apiId: string
  read: boolean
  write: boolean
}

/**
 * The permissions that have an effect and were not used for as many days as are looked back. Those that were granted recently
 * are left out.
 */
export function unusedPermissions(
  grants: readonly (GrantedPermissions & { lapse: Lapse | null })[],
  uses: readonly { apiId: string; read: PermissionUse; write: PermissionUse }[],
): GrantedPermissions[] {
  return grants.flatMap(({ apiId, read, write, lapse }) => {
    const use = uses.find((each) => each.apiId === apiId)
    if (lapse !== null || !use) return []
    const unused = {
      apiId,
      read: read && use.read.kind === 'unused',
      write: write && use.write.kind === 'unused',
    }
    return unused.read || unused.write ? [unused] : []
  })
}

interface DatedPermissions extends GrantedPermissions {
  /** Null if it was granted with the credential. */
  readSince: Date | null
  writeSince: Date | null
}

/** Adds the date to each permission: an existing one keeps its date, a new one gets this moment's. */
export function datedGrants<T extends GrantedPermissions>(
  before: readonly DatedPermissions[],
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
