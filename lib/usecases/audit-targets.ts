import type { AuditTarget } from '@/lib/domain/audit-event'

/** A person as the trail names them. */
export function personTarget(person: { id: string; name: string }): AuditTarget {
  return { kind: 'person', id: person.id, name: person.name }
}

/** A user group as the trail names it. */
export function groupTarget(group: { id: string; name: string }): AuditTarget {
  return { kind: 'group', id: group.id, name: group.name }
}

/** A service user as the trail names it. */
export function serviceUserTarget(user: { id: string; name: string }): AuditTarget {
  return { kind: 'service_user', id: user.id, name: user.name }
}

/** An API as the trail names it. */
export function apiTarget(api: { id: string; name: string }): AuditTarget {
  return { kind: 'api', id: api.id, name: api.name }
}
