import type { AuditDetail } from '@/lib/domain/audit-event'
import { fail, ok, type Result } from '@/lib/domain/failure'
import type { PersonProfile } from '@/lib/domain/person'
import type { TransactionStore } from '@/lib/ports/store'
import type { PersonFields } from '@/lib/ports/people'

/**
 * The form's fields as they are kept: products belong to product administrators alone. Fails when a product or group is
 * gone, which from then on cannot happen until the transaction ends.
 */
export async function personFields(
  store: TransactionStore,
  { name, role, productIds, groupIds }: PersonFields,
): Promise<Result<PersonFields>> {
  const fields: PersonFields = {
    name,
    role,
    productIds: role === 'product_administrator' ? [...new Set(productIds)] : [],
    groupIds: [...new Set(groupIds)],
  }
  const products = new Set((await store.catalogue.products()).map((product) => product.id))
  if (!fields.productIds.every((id) => products.has(id))) {
    return fail({
      kind: 'invalid_input',
      fields: { productIds: 'A product that does not exist stands here.' },
    })
  }
  if ((await store.groups.hold(fields.groupIds)).length < fields.groupIds.length) {
    return fail({
      kind: 'invalid_input',
      fields: { groupIds: 'A group that does not exist any more stands here.' },
    })
  }
  return ok(fields)
}

/** What the trail tells of a person's fields. */
export function toldOf(person: Pick<PersonProfile, 'name' | 'role' | 'products' | 'groups'>): AuditDetail {
  return {
    name: person.name,
    role: person.role,
    products: person.products.map((product) => product.slug).join(' '),
    groups: person.groups.map((group) => group.name).join(', '),
  }
}
