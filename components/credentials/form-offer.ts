import type { CredentialKind } from '@/lib/domain/credential'

/** What the form of a credential offers to choose from. */
export interface GrantOffer {
  /** APIs that can be granted, by product; the last group may be of none. */
  groups: ApiGroup[]
  products: { id: string; name: string }[]
}

/** What that of a kind offers besides. */
export interface OwnOffers {
  /** Applications to suggest. */
  api_client: { applications: string[] }
  service_api_key: { serviceUsers: ServiceUserOffer }
}

export type FormOffer<Kind extends CredentialKind> = GrantOffer & OwnOffers[Kind]

/** The service users to choose from. */
export interface ServiceUserOffer {
  users: { name: string; keys: number }[]
  /** So many keys each has at most. */
  mostKeys: number
}

/** The APIs of a product; null: outside any product's reach. */
interface ApiGroup {
  productName: string | null
  apis: OfferedApi[]
}

export interface OfferedApi {
  id: string
  name: string
  slug: string
  /** False for an API that only reports. */
  writable: boolean
}
