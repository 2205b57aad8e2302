import { fail, ok } from '@/lib/domain/failure'
import type { ApiClient } from '@/lib/domain/credential'
import {
  daysLookedBack,
  judgePermission,
  unusedPermissions,
  type ScopeUse,
} from '@/lib/domain/permission-use'
import { datesOfDays, startOfDays, withEveryDay } from '@/lib/domain/usage-days'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { defineQuery } from './define-query'
import { seenCredential } from './seen-credential'
import { visibleCredential } from './visible-credential'

const days = 30
const mostAddresses = 5

/**
 * The usage of one credential over the last thirty days, including today: per day in UTC, with the latest addresses, and for
 * how long each of its permissions has not been used.
 */
export const usageOfCredential = defineQuery({
  permission: 'audit:read',
  input: credentialInput,
  async run({ actor, input, store, now }) {
    const credential = await visibleCredential(store, input.id, actor)
    if (!credential) return fail({ kind: 'not_found' })
    const { usageDays: keptDays } = await store.policies.get()
    const [usage, uses] = await Promise.all([
      store.usage.ofCredential(credential.id, startOfDays(days, now), mostAddresses),
      store.usage.scopesOf(credential.id, startOfDays(daysLookedBack(keptDays), now)),
    ])
    const permissions = permissionUses(credential, uses, { keptDays, now })
    const grants = seenCredential(credential, now).grants.map(({ id, ...grant }) => ({ ...grant, apiId: id }))
    return ok({
      ...usage,
      days: withEveryDay(usage.days, datesOfDays(days, now)),
      permissions,
      unusedPermissions: unusedPermissions(grants, permissions),
    })
  },
})

/** The known uses of each permission, by API. */
function permissionUses(
  { grants, createdAt }: Pick<ApiClient, 'grants' | 'createdAt'>,
  uses: ScopeUse[],
  evidence: { keptDays: number; now: Date },
) {
  const judged = (slug: string, access: 'read' | 'write', since: Date | null) =>
    judgePermission({ scope: `${slug}:${access}`, since: since ?? createdAt }, uses, evidence)
  return grants.map(({ id, slug, readSince, writeSince }) => ({
    apiId: id,
    read: judged(slug, 'read', readSince),
    write: judged(slug, 'write', writeSince),
  }))
}
