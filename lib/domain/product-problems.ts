import type { Authorization } from './credential'
import type { Role } from './role'

/**
 * The problem with the products of a person or of a credential, by field: a product administrator needs at least one
 * product.
 */
export function productProblems(role: Role | Authorization, productIds: readonly string[]) {
  const problems: Record<string, string> = {}
  if (role === 'product_administrator' && productIds.length === 0) {
    problems.productIds = 'Choose at least one product.'
  }
  return problems
}
