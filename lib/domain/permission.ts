import type { Authorization } from './credential'

/** Read and write on one API, as granted, with what the catalogue says of that API at this moment. */
export interface Grant {
  slug: string
  read: boolean
  write: boolean
  /** Null if the API belongs to no product. */
  productId: string | null
  writable: boolean
  grantable: boolean
  retired: boolean
}

/** The grants of a credential, and the authority that it carries. */
export interface Authority {
  grants: readonly Grant[]
  authorization: Authorization
  /** The products whose administrators' authority it carries; ignored for a cloud administrator's authority. */
  products: readonly { id: string; slug: string }[]
}

/**
 * What a credential may do at this moment, as scopes (`alerts:read`) in alphabetical order: what was granted, without what
 * the catalogue has since taken back and what its authorization does not cover.
 */
export function effectiveScope(authority: Authority): string[] {
  return authority.grants
    .filter((grant) => lapseOf(grant, authority) === null)
    .flatMap(({ slug, read, write, writable }) => [
      ...(read ? [`${slug}:read`] : []),
      ...(write && writable ? [`${slug}:write`] : []),
    ])
    .toSorted()
}

const cloudAdministrator = 'cloud-administrator'

/** The roles that a token carries, which say whose authority it acts with. */
export function tokenRoles({ authorization, products }: Authority): string[] {
  if (authorization === 'cloud_administrator') return [cloudAdministrator]
  return products.map((product) => `product-administrator:${product.slug}`).toSorted()
}

/** An authority in words: "Product administrators of Backup, Edge". The names of products are given by slug. */
export function authorityInWords(roles: readonly string[], products: ReadonlyMap<string, string>): string {
  if (roles.length === 0) return 'None left'
  if (roles.includes(cloudAdministrator)) return 'Cloud administrator'
  const slugs = roles.map((role) => role.slice(role.indexOf(':') + 1))
  return `Product administrators of ${slugs.map((slug) => products.get(slug) ?? slug).join(', ')}`
}

/** The authority that a token still has: what it was issued with, without what its credential has lost since. */
export function remainingRoles(issued: readonly string[], present: readonly string[]): string[] {
  // The cloud administrator's authority includes every other.
  if (issued.includes(cloudAdministrator)) return [...present]
  if (present.includes(cloudAdministrator)) return [...issued]
  return issued.filter((role) => present.includes(role))
}

/**
 * The scope of a requested token: everything that the credential may do, or the requested part.
 * Null if the request includes something that it may not do.
 */
export function grantedScope(asked: string | undefined, effective: readonly string[]): string[] | null {
  const scopes = asked?.split(' ').filter(Boolean) ?? []
  if (scopes.length === 0) return [...effective]
  const unique = [...new Set(scopes)]
  return unique.every((scope) => effective.includes(scope)) ? unique.toSorted() : null
}

/** Why a grant has no effect at this moment. */
export type Lapse = 'retired' | 'withheld' | 'outside_products'

/** Why a grant has no effect at all, because of the catalogue or the authorization; null if it has some. */
export function lapseOf(
  grant: Pick<Grant, 'grantable' | 'retired' | 'productId'>,
  { authorization, products }: Pick<Authority, 'authorization' | 'products'>,
): Lapse | null {
  if (grant.retired) return 'retired'
  if (!grant.grantable) return 'withheld'
  if (authorization === 'cloud_administrator') return null
  return products.some((product) => product.id === grant.productId) ? null : 'outside_products'
}
