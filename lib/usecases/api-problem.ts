import type { Failure } from '@/lib/domain/failure'
import type { TransactionStore } from '@/lib/ports/store'

/** What is wrong with the fields of an API: a product that does not exist is an error at its field. */
export async function apiProblem(
  store: TransactionStore,
  { productId }: { productId?: string | null },
): Promise<Failure | null> {
  if (!productId) return null
  if ((await store.catalogue.holdProducts([productId])).length > 0) return null
  return { kind: 'invalid_input', fields: { productId: 'Choose a product.' } }
}
