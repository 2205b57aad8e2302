import type { AuditTarget } from '@/lib/domain/audit-event'

/** How the audit trail names a person. */
export function personTarget(person: { id: string; name: string }): AuditTarget {
  return { kind: 'person', id: person.id, name: person.name }
}

/** How the audit trail names a user group. */
export function groupTarget(group: { id: string; name: string }): AuditTarget {
  return { kind: 'group', id: group.id, name: group.name }
}

/** How the audit trail names a service user. */
export function serviceUserTarget(user: { id: string; name: string }): AuditTarget {
  return { kind: 'service_user', id: user.id, name: user.name }
}

/** How the audit trail names an API. */
export function apiTarget(api: { id: string; name: string }): AuditTarget {
  return { kind: 'api', id: api.id, name: api.name }
}

/** How the audit trail names a product. */
export function productTarget(product: { id: string; name: string }): AuditTarget {
  return { kind: 'product', id: product.id, name: product.name }
}
