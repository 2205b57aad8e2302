import { cataloguePage } from '@/lib/domain/catalogue'
import { ok } from '@/lib/domain/failure'
import { listCatalogueInput } from '@/lib/schemas/commands/catalogue'
import { defineQuery } from './define-query'
import { pageSize } from './page-size'

const nobody = { apiClients: 0, serviceApiKeys: 0, writers: 0 }

/** A page of the APIs that are not retired, by product, with the number of credentials that hold each; and all products. */
export const listCatalogue = defineQuery({
  permission: 'catalogue:read',
  input: listCatalogueInput,
  async run({ input, store }) {
    const { apis, products } = await store.catalogue.all()
    const { groups, ...page } = cataloguePage({ apis, products }, { ...input, size: pageSize })
    const ids = groups.flatMap((group) => group.apis.map(({ id }) => id))
    const counts = await store.catalogue.countHolders(ids)
    return ok({
      ...page,
      products,
      groups: groups.map(({ product, apis: own }) => ({
        product,
        apis: own.map((api) => ({ ...api, ...(counts.get(api.id) ?? nobody) })),
      })),
    })
  },
})
