import { mayBelongToProduct } from '@/lib/domain/catalogue'
import type { Failure } from '@/lib/domain/failure'
import type { TransactionStore } from '@/lib/ports/store'

/** What is wrong with the product of an API: it does not exist, or the API may not belong to one. */
export async function apiProblem(
  store: TransactionStore,
  { slug, productId }: { slug: string; productId?: string | null | undefined },
): Promise<Failure | null> {
  if (!productId) return null
  const problem = (message: string): Failure => ({ kind: 'invalid_input', fields: { productId: message } })
  if (!mayBelongToProduct(slug)) return problem('This API of Keyturn belongs to no product.')
  return (await store.catalogue.holdProducts([productId])).length > 0 ? null : problem('Choose a product.')
}
