import type { AuditTarget } from '@/lib/domain/audit-event'

/** An API client as the trail names it. */
export function apiClientTarget(client: { id: string; name: string }): AuditTarget {
  return { kind: 'api_client', id: client.id, name: client.name }
}

/** A service API key as the trail names it. */
export function serviceApiKeyTarget(key: { id: string; name: string }): AuditTarget {
  return { kind: 'service_api_key', id: key.id, name: key.name }
}

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
