/** A group of APIs; a product administrator looks after one or more. */
export interface Product {
  id: string
  slug: string
  name: string
}

/** An entry of the API catalogue. Its slug is fixed for ever, because permissions are named after it. */
export interface Api {
  id: string
  slug: string
  name: string
  /** Null: outside any product's reach. */
  product: Product | null
  /** False for APIs that only report. */
  writable: boolean
  /** False: offered to nobody. */
  grantable: boolean
  retiredAt: Date | null
}

const slugPattern = /^[a-z][a-z0-9-]{1,39}$/

/** Whether a text can name an API or a product for ever. */
export function isSlug(text: string): boolean {
  return slugPattern.test(text)
}
