import { countedIfAny, toThings } from '@/app/holding-view'
import type { ApiView, GroupView, Samples } from '@/components/api-catalogue/catalogue-view'
import type { ProductGroup, Api } from '@/lib/domain/catalogue'
import type { HolderCounts, Named } from '@/lib/domain/holding'

/** The fields of the APIs of a product that the browser receives. */
export function toGroupView({ product, apis }: ProductGroup<Api & HolderCounts>): GroupView {
  return { product, apis: apis.map(toApiView) }
}

function toApiView({ product, retiredAt: _retiredAt, ...api }: Api & HolderCounts): ApiView {
  const { id, slug, name, writable, grantable, apiClients, serviceApiKeys, writers } = api
  return {
    id,
    slug,
    name,
    productId: product?.id ?? null,
    writable,
    grantable,
    apiClients,
    serviceApiKeys,
    writers,
  }
}

/** The samples that can be erased. */
export function toSamples({ apis, products }: { apis: Named; products: Named }): Samples {
  return {
    things: [...toThings(apis, 'API'), ...toThings(products, 'Product')],
    count: apis.count + products.count,
    usedLately: 0,
    inWords: [countedIfAny(apis.count, 'sample API'), countedIfAny(products.count, 'sample product')]
      .flat()
      .join(' and '),
  }
}
