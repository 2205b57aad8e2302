import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import { toExpiryForm } from '@/lib/schemas/forms/expiry'
import { toNetworkRestrictionForm } from '@/lib/schemas/forms/network-restriction'
import type { EditableClient } from '../credential-actions'
import { emptyForm } from '../empty-form'

/** The empty form of an API client. */
export function emptyClientForm(timeZone: string): ApiClientForm {
  return { ...emptyForm(timeZone), contactEmail: '', application: '' }
}

/** The form of an API client with its current values. */
export function toClientForm({ client, grantable }: EditableClient, timeZone: string): ApiClientForm {
  const apis = grantable.groups.flatMap((group) => group.apis)
  const isWritable = (id: string) => apis.some((api) => api.id === id && api.writable)
  return {
    name: client.name,
    description: client.description,
    contactEmail: client.contactEmail ?? '',
    application: client.application ?? '',
    // Permissions that the catalogue no longer offers lapse with the next save.
    grants: client.permissions
      .filter((permission) => permission.lapse !== 'retired' && permission.lapse !== 'withheld')
      .map(({ apiId, read, write }) => ({ apiId, read, write: write && isWritable(apiId) })),
    authorization: client.authorization,
    productIds: client.products.map((product) => product.id),
    ...toNetworkRestrictionForm(client.networks),
    ...toExpiryForm(client.expiresAt, timeZone),
  }
}
