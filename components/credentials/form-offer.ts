import type { CredentialKind } from '@/lib/domain/credential'

/** The choices in the form of a credential. */
export interface GrantOffer {
  /** The APIs that can be granted, by product. The last group may have no product. */
  groups: ApiGroup[]
  products: { id: string; name: string }[]
}

/** A person who can be responsible for a credential. */
export interface OfferedPerson {
  id: string
  name: string
}

/** The choices that only the form of one kind has. */
export interface OwnOffers {
  /** Applications to suggest. */
  api_client: { applications: string[] }
  service_api_key: { serviceUsers: ServiceUserOffer }
}

/** The choices in the form of a kind, and the person who fills it in. */
export type FormOffer<Kind extends CredentialKind> = GrantOffer & OwnOffers[Kind] & { you: OfferedPerson }

/** The service users to choose from. */
export interface ServiceUserOffer {
  users: { name: string; keys: number }[]
  /** The maximum number of keys per service user. */
  mostKeys: number
}

/** The APIs of a product; without a name, those that belong to no product. */
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
