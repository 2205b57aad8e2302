import { foldText } from './text'

/** A group of APIs. A product administrator is responsible for one or more. */
export interface Product {
  id: string
  /** Never changes, because the roles in tokens are named after it. */
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

/**
 * The slug of Keyturn's own API, whose permission lets an API client introspect tokens. It belongs to no
 * product, so that no product's administrators reach it.
 */
export const introspectionApi = 'introspection'

/** Whether the API with this slug may belong to a product. */
export const mayBelongToProduct = (slug: string): boolean => slug !== introspectionApi

/**
 * Whether an edit of an API changes what its permissions do: it takes them from credentials that have them, or gives an effect to
 * permissions that had none. A new name does neither.
 */
export function changesPermissions(before: Api, after: Api): boolean {
  return (
    before.writable !== after.writable ||
    before.grantable !== after.grantable ||
    before.product?.id !== after.product?.id
  )
}

const slugPattern = /^[a-z][a-z0-9-]{1,39}$/

/** Whether a text is a valid slug of an API or a product. */
export function isSlug(text: string): boolean {
  return slugPattern.test(text)
}

/** Some APIs of one product, or of none. */
export interface ProductGroup<Entry extends Api = Api> {
  product: Product | null
  apis: Entry[]
}

interface Catalogue {
  apis: Api[]
  products: Product[]
}

interface Asked {
  search?: string | undefined
  /** The last line of the page before, or the first line of the page after. */
  after?: string | undefined
  before?: string | undefined
  size: number
}

/** An API, or a product without any. */
interface Line {
  id: string
  product: Product | null
  api: Api | null
}

/**
 * A page of the catalogue, grouped by product, in the order of the names. A product without APIs counts as a line. The search
 * looks for part of the names and slugs of APIs and products. A place that no longer exists leads to the first page.
 */
export function cataloguePage({ apis, products }: Catalogue, { search = '', after, before, size }: Asked) {
  const wanted = foldText(search)
  const isFound = (...texts: (string | undefined)[]) =>
    texts.some((text) => text !== undefined && foldText(text).includes(wanted))
  const linesOf = (product: Product | null): Line[] => {
    const own = apis.filter((api) => (api.product?.id ?? null) === (product?.id ?? null)).toSorted(byName)
    const found = own.filter((api) => isFound(api.name, api.slug, product?.name, product?.slug))
    if (product && own.length === 0 && isFound(product.name, product.slug))
      return [{ id: product.id, product, api: null }]
    return found.map((api) => ({ id: api.id, product, api }))
  }
  const lines = [...products.toSorted(byName), null].flatMap(linesOf)
  const place = (id: string | undefined) => lines.findIndex((line) => line.id === id)
  const start = Math.max(0, before === undefined ? place(after) + 1 : place(before) - size)
  const shown = lines.slice(start, start + size)
  return {
    groups: groupsOf(shown),
    /** The number of APIs. */
    total: lines.filter((line) => line.api).length,
    previous: start > 0 ? (shown[0]?.id ?? null) : null,
    next: start + size < lines.length ? (shown.at(-1)?.id ?? null) : null,
  }
}

function groupsOf(lines: Line[]): ProductGroup[] {
  const groups: ProductGroup[] = []
  for (const { product, api } of lines) {
    const last = groups.at(-1)
    const group = last && last.product?.id === product?.id ? last : { product, apis: [] }
    if (group !== last) groups.push(group)
    if (api) group.apis.push(api)
  }
  return groups
}

function byName(one: { name: string; id: string }, other: { name: string; id: string }): number {
  const [a, b] = [foldText(one.name), foldText(other.name)]
  if (a !== b) return a < b ? -1 : 1
  return one.id < other.id ? -1 : 1
}
