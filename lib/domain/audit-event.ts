/** What the audit trail can say that a person did or tried. */
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
  | 'person.password_entered'
  | 'person.confirmed_again'
  | 'person.sign_in_left'
  | 'person.two_factor_set_up'
  | 'person.two_factor_removed'
  | 'person.two_factor_reset'
  | 'person.two_factor_removed_on_server'
  | 'person.recovery_codes_replaced'
  | 'person.passkey_added'
  | 'person.passkey_renamed'
  | 'person.passkey_removed'
  | 'person.passkey_refused'
  | 'group.created'
  | 'group.edited'
  | 'group.deleted'
  | 'service_user.edited'
  | 'service_user.deleted'
  | 'api_client.created'
  | 'api_client.edited'
  | 'api_client.secret_reset'
  | 'api_client.secret_rotated'
  | 'api_client.secret_retired'
  | 'api_client.secret_extended'
  | 'api_client.secret_reported'
  | 'api_client.tokens_revoked'
  | 'api_client.replaced'
  | 'api_client.deleted'
  | 'api_client.disabled'
  | 'api_client.enabled'
  | 'service_api_key.created'
  | 'service_api_key.edited'
  | 'service_api_key.secret_rotated'
  | 'service_api_key.secret_retired'
  | 'service_api_key.secret_extended'
  | 'service_api_key.secret_reported'
  | 'service_api_key.replaced'
  | 'service_api_key.deleted'
  | 'service_api_key.disabled'
  | 'service_api_key.enabled'
  | 'api.added'
  | 'api.edited'
  | 'api.retired'
  | 'product.added'
  | 'product.renamed'
  | 'product.removed'
  | 'keyturn.sample_catalogue_removed'

/** Signing in and out. These change nothing that others see. */
export const signInActions = [
  'person.signed_in',
  'person.signed_out',
  'person.password_entered',
  'person.confirmed_again',
  'person.sign_in_left',
  'person.session_ended',
] as const satisfies AuditAction[]

export interface AuditTarget {
  kind:
    | 'api_client'
    | 'service_api_key'
    | 'service_user'
    | 'api'
    | 'product'
    | 'person'
    | 'group'
    | 'session'
    | 'keyturn'
  id: string | null
  /** Its name at that time. */
  name: string
}

/** Plain values only: people read a detail years later. It never contains a secret. */
export type AuditDetail = Record<string, string | number | boolean | null>

/** What a change reports for the trail. Its wrapper adds the action, the actor, the time and the address. */
export interface AuditEntry {
  target: AuditTarget
  detail?: AuditDetail
  /** If it is not the action of the change. */
  action?: AuditAction
  /** Only for set-up and sign-in, where the change itself identifies the actor. */
  actor?: { id: string; name: string }
}

export type AuditOutcome = 'done' | 'refused'

/** An event as the trail stores it. */
export interface AuditEvent {
  /** Starts at 1, without gaps. */
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

/** An event with its link to the one before it. */
export interface ChainedEvent extends AuditEvent {
  previousHash: Uint8Array
  hash: Uint8Array
}

/**
 * The bytes that an event's hash covers: each field as stored, prefixed by its length, so that two different events
 * never have the same bytes. An absent field differs from an empty one.
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
