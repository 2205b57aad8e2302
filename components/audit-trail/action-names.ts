import type { AuditAction } from '@/lib/domain/audit-event'

const sentences: Record<AuditAction, string> = {
  'keyturn.set_up': 'Set up Keyturn',
  'keyturn.policies_set': 'Set policies',
  'keyturn.test_message_sent': 'Sent a test message',
  'keyturn.mail_retried': 'Tried mail again',
  'person.created': 'Created person',
  'person.signed_in': 'Signed in',
  'person.signed_out': 'Signed out',
  'person.invited': 'Invited person',
  'person.edited': 'Edited person',
  'person.disabled': 'Disabled person',
  'person.enabled': 'Enabled person',
  'person.deleted': 'Deleted person',
  'person.link_made': 'Made a sign-in link for person',
  'person.link_made_on_server': 'Made a sign-in link on the server for person',
  'person.password_chosen': 'Chose a password with a link',
  'person.sessions_ended': 'Ended sessions of person',
  'person.session_ended': 'Ended a session of their own',
  'person.account_edited': 'Edited their account',
  'person.password_changed': 'Changed their password',
  'group.created': 'Created group',
  'group.edited': 'Edited group',
  'group.deleted': 'Deleted group',
  'service_user.edited': 'Edited service user',
  'service_user.deleted': 'Deleted service user',
  'api_client.created': 'Created API client',
  'api_client.edited': 'Edited API client',
  'api_client.secret_reset': 'Reset the secret of API client',
  'api_client.tokens_revoked': 'Revoked all tokens of API client',
  'api_client.replaced': 'Replaced API client',
  'api_client.deleted': 'Deleted API client',
  'api_client.disabled': 'Disabled API client',
  'api_client.enabled': 'Enabled API client',
  'service_api_key.created': 'Created service API key',
  'service_api_key.edited': 'Edited service API key',
  'service_api_key.replaced': 'Replaced service API key',
  'service_api_key.deleted': 'Deleted service API key',
  'service_api_key.disabled': 'Disabled service API key',
  'service_api_key.enabled': 'Enabled service API key',
  'api.added': 'Added API',
  'api.edited': 'Edited API',
  'api.retired': 'Retired API',
  'product.added': 'Added product',
  'product.renamed': 'Renamed product',
  'product.removed': 'Removed product',
  'keyturn.sample_catalogue_removed': 'Removed the sample catalogue',
}

/** An action in the words of the screen. An action from a later version shows unchanged. */
export function auditActionName(action: string): string {
  return Object.hasOwn(sentences, action) ? sentences[action as AuditAction] : action
}

/** The actions that events can be filtered by. */
export const auditActionOptions = Object.entries(sentences).map(([value, label]) => ({ value, label }))
