import type { AuditDetail } from '@/lib/domain/audit-event'
import { fail, ok, type Result } from '@/lib/domain/failure'
import type { PersonProfile } from '@/lib/domain/person'
import { productProblems } from '@/lib/domain/product-problems'
import type { TransactionStore } from '@/lib/ports/store'
import type { PersonFields } from '@/lib/ports/people'

interface Checking {
  /** The fields that the actor has just sent. The others are unchanged. */
  sent: Partial<PersonFields>
}

/**
 * The fields of a person as they are stored; only product administrators have products. Fails if one has no product, or a
 * chosen product or group no longer exists. Locks those chosen, so that none can be deleted before the transaction ends.
 */
export async function personFields(
  store: TransactionStore,
  { name, role, ...chosen }: PersonFields,
  { sent }: Checking,
): Promise<Result<PersonFields>> {
  const productIds = role === 'product_administrator' ? [...new Set(chosen.productIds)] : []
  const groupIds = [...new Set(chosen.groupIds)]
  const problems = productProblems(role, productIds)
  if ((await store.catalogue.holdProducts(productIds)).length < productIds.length) {
    problems.productIds = 'A chosen product does not exist.'
  }
  const held = await store.groups.hold(groupIds)
  if (sent.groupIds && held.length < groupIds.length) {
    problems.groupIds = 'A chosen group no longer exists.'
  }
  if (Object.keys(problems).length > 0) return fail({ kind: 'invalid_input', fields: problems })
  return ok({ name, role, productIds, groupIds: held.map((group) => group.id) })
}

/** What the audit trail records about a person. */
export function toldOf(person: Pick<PersonProfile, 'name' | 'role' | 'products' | 'groups'>): AuditDetail {
  return {
    name: person.name,
    role: person.role,
    products: person.products.map((product) => product.slug).join(' '),
    groups: person.groups.map((group) => group.name).join(', '),
  }
}
