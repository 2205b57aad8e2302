/** What a person is in Keyturn. */
export type Role = 'cloud_administrator' | 'product_administrator' | 'auditor'

export const roles = ['cloud_administrator', 'product_administrator', 'auditor'] as const satisfies Role[]

/** What a use-case asks of the person who calls it. */
export type Permission =
  | 'credentials:read'
  | 'credentials:manage'
  | 'audit:read'
  /** What takes the whole trail: to verify it, and to take it away. */
  | 'audit:export'
  | 'people:read'
  | 'people:manage'
  | 'catalogue:read'
  | 'catalogue:manage'
  | 'settings:read'
  | 'settings:manage'
  | 'session:end'
  /** What everybody may do with their own account. */
  | 'account:manage'
  /** The notices that a person was given. */
  | 'notifications:own'
  /** Doors that open before anybody is signed in: set-up and sign-in. */
  | 'entry'

const everyone: Permission[] = [
  'credentials:read',
  'audit:read',
  'session:end',
  'account:manage',
  'notifications:own',
]

const permissions: Record<Role | 'stranger', ReadonlySet<Permission>> = {
  cloud_administrator: new Set<Permission>([
    ...everyone,
    'audit:export',
    'credentials:manage',
    'people:read',
    'people:manage',
    'catalogue:read',
    'catalogue:manage',
    'settings:read',
    'settings:manage',
  ]),
  product_administrator: new Set<Permission>(everyone),
  auditor: new Set<Permission>([
    ...everyone,
    'audit:export',
    'people:read',
    'catalogue:read',
    'settings:read',
  ]),
  stranger: new Set<Permission>(['entry']),
}

/** Whether a role carries a permission. The table of product.md ("Roles"), once. */
export function may(role: Role | 'stranger', permission: Permission): boolean {
  return permissions[role].has(permission)
}

const refusals: Partial<Record<Permission, string>> = {
  'audit:export': 'Only cloud administrators and auditors verify and export the audit trail.',
  'credentials:manage': 'Only cloud administrators manage API credentials.',
  'catalogue:read': 'Only cloud administrators and auditors see the API catalogue.',
  'catalogue:manage': 'Only cloud administrators manage the API catalogue.',
  'settings:read': 'Only cloud administrators and auditors see the settings.',
  'settings:manage': 'Only cloud administrators change the settings.',
  'people:read': 'Only cloud administrators and auditors see people.',
  'people:manage': 'Only cloud administrators manage people.',
}

/** Why a person without the permission is refused, for the screen and the answer. */
export function refusalReason(permission: Permission): string {
  return refusals[permission] ?? 'Your role does not allow this.'
}
