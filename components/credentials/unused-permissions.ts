import type { PermissionView } from './credential-view'
import type { UnusedPermission } from './usage-view'

/** Permissions on one API. */
export interface Rights {
  apiId: string
  read: boolean
  write: boolean
}

/** The permissions with an effect that have not been used for as long as is looked back. Those granted recently are left out. */
export function longUnused(
  permissions: readonly PermissionView[],
  unused: readonly UnusedPermission[],
): Rights[] {
  return permissions.flatMap(({ apiId, read, write, lapse }) => {
    const use = unused.find((each) => each.apiId === apiId)
    if (lapse !== null || !use) return []
    const rights = {
      apiId,
      read: read && use.read?.kind === 'unused',
      write: write && use.write?.kind === 'unused',
    }
    return rights.read || rights.write ? [rights] : []
  })
}

/** Grants without some permissions. */
export function withoutRights(grants: readonly Rights[], removed: readonly Rights[]): Rights[] {
  return grants.map((grant) => {
    const gone = removed.find(({ apiId }) => apiId === grant.apiId)
    return gone ? { ...grant, read: grant.read && !gone.read, write: grant.write && !gone.write } : grant
  })
}
