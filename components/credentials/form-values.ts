import type { CredentialForm } from '@/lib/schemas/forms/credential'
import { toExpiryForm } from '@/lib/schemas/forms/expiry'
import { toNetworkRestrictionForm } from '@/lib/schemas/forms/network-restriction'
import { toOwnerForm } from '@/lib/schemas/forms/owner'
import type { CredentialView, Reading } from './credential-view'
import type { CredentialKind } from '@/lib/domain/credential'
import type { GrantedPermissions } from '@/lib/domain/permission-use'
import type { GrantOffer, OfferedPerson } from './form-offer'

const longestName = 100

/** The fields that both kinds have, empty. Whoever creates a credential owns it, unless they choose another person. */
export function emptyValues(timeZone: string, you: OfferedPerson): CredentialForm {
  return {
    name: '',
    description: '',
    ...toOwnerForm(you),
    grants: [],
    authorization: 'cloud_administrator',
    productIds: [],
    restrictToNetworks: false,
    allowedAddresses: '',
    ...toExpiryForm(null, timeZone),
  }
}

/** The fields that both kinds have, with the current values of a credential. */
export function currentValues(
  credential: CredentialView<CredentialKind>,
  grantable: GrantOffer,
  timeZone: string,
): CredentialForm {
  const { name, description, owner, authorization, products, networks, expiresAt, permissions } = credential
  const apis = grantable.groups.flatMap((group) => group.apis)
  const isWritable = (id: string) => apis.some((api) => api.id === id && api.writable)
  return {
    name,
    description,
    ...toOwnerForm(owner),
    // Permissions that the catalogue no longer offers go with the next save, as `ChangeSummary` says.
    grants: permissions
      .filter((permission) => permission.lapse !== 'retired' && permission.lapse !== 'withheld')
      .map(({ apiId, read, write }) => ({ apiId, read, write: write && isWritable(apiId) })),
    authorization,
    productIds: products.map((product) => product.id),
    ...toNetworkRestrictionForm(networks),
    ...toExpiryForm(expiresAt, timeZone),
  }
}

/** The fields for a duplicate. An expiry that has passed is left out, and so is a disabled owner. */
export function copiedValues<Form extends CredentialForm>(
  values: Form,
  { owner, expiresAt }: Pick<CredentialView<CredentialKind>, 'owner' | 'expiresAt'>,
  { now, timeZone }: Reading,
): Form {
  const hasPassed = expiresAt !== null && expiresAt <= now
  return {
    ...values,
    name: `Copy of ${values.name}`.slice(0, longestName).trimEnd(),
    ...toOwnerForm(owner?.isDisabled ? null : owner),
    ...toExpiryForm(hasPassed ? null : expiresAt, timeZone),
  }
}

/** The permissions of a form without some of them. */
export function withoutPermissions(
  grants: CredentialForm['grants'],
  removed: readonly GrantedPermissions[],
): CredentialForm['grants'] {
  return grants.map((grant) => {
    const gone = removed.find(({ apiId }) => apiId === grant.apiId)
    return gone ? { ...grant, read: grant.read && !gone.read, write: grant.write && !gone.write } : grant
  })
}
