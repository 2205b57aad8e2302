import type { CredentialForm } from '@/lib/schemas/forms/credential'
import { toExpiryForm } from '@/lib/schemas/forms/expiry'

/** What the form of either kind holds when nothing is in it. */
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
