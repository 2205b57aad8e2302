import type { Authorization } from './credential'

/** Read and write on one API, as granted, with what the catalogue says of that API at this moment. */
export interface Grant {
  slug: string
  read: boolean
  write: boolean
  /** Null: outside any product's reach. */
  productId: string | null
  writable: boolean
  grantable: boolean
  retired: boolean
}

/** What a credential holds, and whose authority it carries. */
export interface Authority {
  grants: readonly Grant[]
  authorization: Authorization
  /** The products of which it carries the administrators' authority; of no account for a cloud administrator's. */
  products: readonly { id: string; slug: string }[]
}

/**
 * What a credential may do at this moment, as scopes (`alerts:read`) in the order of the alphabet: what was granted,
 * less what the catalogue has since taken back, less what its authorization does not reach.
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

/** The roles that a token carries: whose authority it acts with. */
export function tokenRoles({ authorization, products }: Authority): string[] {
  if (authorization === 'cloud_administrator') return [cloudAdministrator]
  return products.map((product) => `product-administrator:${product.slug}`).toSorted()
}

/** The authority left to a token: what it was issued with, less what its credential has lost since. */
export function remainingRoles(issued: readonly string[], present: readonly string[]): string[] {
  // The cloud administrator's authority holds every other one.
  if (issued.includes(cloudAdministrator)) return [...present]
  if (present.includes(cloudAdministrator)) return [...issued]
  return issued.filter((role) => present.includes(role))
}

/**
 * The scope of a token that is asked for: all that the credential may do, or what was asked of it.
 * Null when something was asked that it may not do.
 */
export function grantedScope(asked: string | undefined, effective: readonly string[]): string[] | null {
  const scopes = asked?.split(' ').filter(Boolean) ?? []
  if (scopes.length === 0) return [...effective]
  const unique = [...new Set(scopes)]
  return unique.every((scope) => effective.includes(scope)) ? unique.toSorted() : null
}

/** Why a grant counts for nothing at this moment. */
export type Lapse = 'retired' | 'withheld' | 'outside_products'

/** Whether the catalogue or the authorization takes all of a grant's effect; null while it has some. */
export function lapseOf(
  grant: Pick<Grant, 'grantable' | 'retired' | 'productId'>,
  { authorization, products }: Pick<Authority, 'authorization' | 'products'>,
): Lapse | null {
  if (grant.retired) return 'retired'
  if (!grant.grantable) return 'withheld'
  if (authorization === 'cloud_administrator') return null
  return products.some((product) => product.id === grant.productId) ? null : 'outside_products'
}
