import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import { toExpiryForm } from '@/lib/schemas/forms/expiry'

/** The form of an API client with nothing in it. */
export function emptyForm(timeZone: string): ApiClientForm {
  return {
    name: '',
    description: '',
    contactEmail: '',
    application: '',
    grants: [],
    authorization: 'cloud_administrator',
    productIds: [],
    restrictToNetworks: false,
    allowedAddresses: '',
    ...toExpiryForm(null, timeZone),
  }
}
