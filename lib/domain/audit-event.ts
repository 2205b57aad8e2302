/** What a person can be seen to have done, or to have tried. */
export type AuditAction =
  | 'keyturn.set_up'
  | 'keyturn.policies_set'
  | 'keyturn.test_message_sent'
  | 'keyturn.mail_retried'
  | 'person.created'
  | 'person.signed_in'
  | 'person.signed_out'
  | 'person.invited'
  | 'person.edited'
  | 'person.disabled'
  | 'person.enabled'
  | 'person.deleted'
  | 'person.link_made'
  | 'person.link_made_on_server'
  | 'person.password_chosen'
  | 'person.sessions_ended'
  | 'person.session_ended'
  | 'person.account_edited'
  | 'person.password_changed'
  | 'group.created'
  | 'group.edited'
  | 'group.deleted'
  | 'service_user.edited'
  | 'service_user.deleted'
  | 'api_client.created'
  | 'api_client.edited'
  | 'api_client.secret_reset'
  | 'api_client.deleted'
  | 'api_client.disabled'
  | 'api_client.enabled'
  | 'service_api_key.created'
  | 'service_api_key.replaced'
  | 'service_api_key.deleted'
  | 'service_api_key.disabled'
  | 'service_api_key.enabled'
  | 'api.added'
  | 'api.edited'
  | 'api.retired'

export interface AuditTarget {
  kind: 'api_client' | 'service_api_key' | 'service_user' | 'api' | 'person' | 'group' | 'session' | 'keyturn'
  id: string | null
  /** As it was called at that time. */
  name: string
}

/** Plain values only: a detail is read years later, and never holds a secret. */
export type AuditDetail = Record<string, string | number | boolean | null>

/** What a change says of itself. Its wrapper adds the action, who, when and from where. */
export interface AuditEntry {
  target: AuditTarget
  detail?: AuditDetail
  /** Only where the actor becomes known by the act itself: set-up and sign-in. */
  actor?: { id: string; name: string }
}

export type AuditOutcome = 'done' | 'refused'

/** An event as it stands in the trail. */
export interface AuditEvent {
  /** 1 for the first; without gaps. */
  sequence: bigint
  time: Date
  actorId: string | null
  actorName: string
  action: string
  targetKind: string
  targetId: string | null
  targetName: string
  sourceAddress: string
  outcome: AuditOutcome
  /** JSON as stored. */
  detail: string
}

/**
 * The bytes over which an event's hash is taken: each field of the text as stored, with its length before it,
 * so that no two different events have the same bytes. An absent field differs from an empty one.
 */
export function auditBytes(event: AuditEvent, previousHash: Uint8Array): Buffer {
  const fields = [
    event.sequence.toString(),
    event.time.toISOString(),
    event.actorId,
    event.actorName,
    event.action,
    event.targetKind,
    event.targetId,
    event.targetName,
    event.sourceAddress,
    event.outcome,
    event.detail,
  ]
  const parts: Buffer[] = [Buffer.from(previousHash)]
  for (const field of fields) {
    const bytes = Buffer.from(field ?? '')
    const length = Buffer.alloc(4)
    length.writeInt32BE(field === null ? -1 : bytes.length)
    parts.push(length, bytes)
  }
  return Buffer.concat(parts)
}
