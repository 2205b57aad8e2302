import type { ApiClient, ServiceApiKey } from './credential'
import { compileNetworks } from './network-restriction'
import { contains } from './network-set'

/** What decides what a credential may do, from where, and until when. */
export interface Reach extends Pick<ApiClient, 'authorization' | 'networks' | 'expiresAt'> {
  products: readonly { id: string }[]
  grants: readonly { id: string; read: boolean; write: boolean }[]
}

type Field = Exclude<keyof (ApiClient & ServiceApiKey), Unreaching>

/** What a credential can have changed without reaching further: its names, its people, and what Keyturn keeps about it. */
type Unreaching =
  | 'id'
  | 'name'
  | 'description'
  | 'owner'
  | 'createdBy'
  | 'createdAt'
  | 'disabledAt'
  | 'lastRedeemedAt'
  | 'lastRedeemedFrom'
  | 'tokenEpoch'
  | 'version'
  | 'secrets'
  | 'clientId'
  | 'contactEmail'
  | 'application'
  | 'serviceUser'

/** Whether an edit lets a credential reach further: do more, from more addresses, or for longer. */
export function widens(before: Reach, after: Reach): boolean {
  return Object.values(wider).some((isWider) => isWider(before, after))
}

/** By field. What cannot be shown to be as narrow as before counts as wider. A new field does not compile without an answer. */
const wider: Record<Field, (before: Reach, after: Reach) => boolean> = {
  grants: (before, after) =>
    after.grants.some(({ id, read, write }) => {
      const had = before.grants.find((grant) => grant.id === id)
      return (read && !had?.read) || (write && !had?.write)
    }),

  authorization: (before, after) =>
    after.authorization === 'cloud_administrator' && before.authorization !== 'cloud_administrator',

  // The authority of a cloud administrator includes that over every product.
  products: (before, after) =>
    before.authorization !== 'cloud_administrator' &&
    after.products.some(({ id }) => before.products.every((product) => product.id !== id)),

  networks: (before, after) => {
    if (before.networks.length === 0) return false
    const [had, has] = [compileNetworks(before.networks), compileNetworks(after.networks)]
    return !has.restricted || !contains(had.networks, has.networks)
  },

  expiresAt: (before, after) =>
    before.expiresAt !== null && (after.expiresAt === null || after.expiresAt > before.expiresAt),
}
