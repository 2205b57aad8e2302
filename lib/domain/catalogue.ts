/** A group of APIs. A product administrator is responsible for one or more. */
export interface Product {
  id: string
  slug: string
  name: string
}

/** An entry of the API catalogue. Its slug never changes, because permissions are named after it. */
export interface Api {
  id: string
  slug: string
  name: string
  /** Null if the API belongs to no product. */
  product: Product | null
  /** False for APIs that only report. */
  writable: boolean
  /** False for APIs that no form offers. */
  grantable: boolean
  retiredAt: Date | null
}

const slugPattern = /^[a-z][a-z0-9-]{1,39}$/

/** Whether a text is a valid slug of an API or a product. */
export function isSlug(text: string): boolean {
  return slugPattern.test(text)
}
