import type { AuditDetail } from '@/lib/domain/audit-event'
import type { ServiceApiKey } from '@/lib/domain/credential'
import { toldOfCredential } from './credential-fields'

/** What the trail tells of a service API key. */
export function toldOfKey(key: ServiceApiKey): AuditDetail {
  return {
    serviceUser: key.serviceUser.name,
    hint: key.secrets.map((secret) => secret.hint).join(' '),
    ...toldOfCredential(key),
  }
}
