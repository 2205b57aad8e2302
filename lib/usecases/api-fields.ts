import type { TransactionStore } from '@/lib/ports/store'
import type { ApiFields } from '@/lib/ports/catalogue'
import { fail, ok, type Result } from '@/lib/domain/failure'

interface ApiFormFields extends Omit<ApiFields, 'productId'> {
  productId: string
}

/** The form's fields as they are kept; a product that is none is a mistake at its field. */
export async function apiFields(store: TransactionStore, form: ApiFormFields): Promise<Result<ApiFields>> {
  const { name, productId, writable, grantable } = form
  const products = await store.catalogue.products()
  if (productId && !products.some((product) => product.id === productId)) {
    return fail({ kind: 'invalid_input', fields: { productId: 'Choose a product.' } })
  }
  return ok({ name, productId: productId || null, writable, grantable })
}
