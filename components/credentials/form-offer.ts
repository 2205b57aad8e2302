/** What the form of a credential offers to choose from. */
export interface GrantOffer {
  /** APIs that can be granted, by product; the last group may be of none. */
  groups: ApiGroup[]
  products: { id: string; name: string }[]
}

/** What that of an API client offers besides. */
export interface FormOffer extends GrantOffer {
  /** Applications to suggest. */
  applications: string[]
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
