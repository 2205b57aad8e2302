import type { CredentialForm } from '@/lib/schemas/forms/credential'
import { toExpiryForm } from '@/lib/schemas/forms/expiry'

/** The empty form of either kind. */
export function emptyForm(timeZone: string): CredentialForm {
  return {
    name: '',
    description: '',
    grants: [],
    authorization: 'cloud_administrator',
    productIds: [],
    restrictToNetworks: false,
    allowedAddresses: '',
    ...toExpiryForm(null, timeZone),
  }
}
