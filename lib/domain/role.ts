/** What a person is in Keyturn. */
export type Role = 'cloud_administrator' | 'product_administrator' | 'auditor'

export const roles = ['cloud_administrator', 'product_administrator', 'auditor'] as const satisfies Role[]

/** What a use-case requires of its caller. */
export type Permission =
  | 'credentials:read'
  | 'credentials:manage'
  | 'audit:read'
  /** Actions on the whole trail: verification and export. */
  | 'audit:export'
  | 'people:read'
  | 'people:manage'
  | 'catalogue:read'
  | 'catalogue:manage'
  | 'settings:read'
  | 'settings:manage'
  | 'session:end'
  /** What all people may do with their own account. */
  | 'account:manage'
  /** A person's own notices. */
  | 'notifications:own'
  /** What needs no session: set-up and sign-in. */
  | 'entry'
  /** What someone half signed in may do: show the second factor, */
  | 'sign-in:finish'
  /** or leave. */
  | 'sign-in:leave'
  /** Setting up a second factor, for people, and for those who can do nothing else before. */
  | 'factor:set-up'

const everyone: Permission[] = [
  'credentials:read',
  'audit:read',
  'session:end',
  'account:manage',
  'factor:set-up',
  'notifications:own',
]

/** Whom a set of permissions is for: a role, or someone who is not, or only half, signed in. */
type Holder = Role | 'half' | 'enrolling' | 'stranger'

const permissions: Record<Holder, ReadonlySet<Permission>> = {
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
  half: new Set<Permission>(['sign-in:finish', 'sign-in:leave']),
  enrolling: new Set<Permission>(['factor:set-up', 'sign-in:leave']),
  stranger: new Set<Permission>(['entry']),
}

/** Whether a role has a permission. */
export function may(role: Holder, permission: Permission): boolean {
  return permissions[role].has(permission)
}

const refusals: Partial<Record<Permission, string>> = {
  'audit:export': 'Only cloud administrators and auditors can verify and export the audit trail.',
  'credentials:manage': 'Only cloud administrators can manage API credentials.',
  'catalogue:read': 'Only cloud administrators and auditors can see the API catalogue.',
  'catalogue:manage': 'Only cloud administrators can manage the API catalogue.',
  'settings:read': 'Only cloud administrators and auditors can see the settings.',
  'settings:manage': 'Only cloud administrators can change the settings.',
  'people:read': 'Only cloud administrators and auditors can see people.',
  'people:manage': 'Only cloud administrators can manage people.',
}

/** Why a person without the permission is refused, as shown on the screen. */
export function refusalReason(permission: Permission): string {
  return refusals[permission] ?? 'Your role does not allow this.'
}
