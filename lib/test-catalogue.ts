import { value } from './test-results'
import type { TestRuntime } from './test-runtime'

/** The APIs on the first page of the catalogue, with their numbers of holders, and all products. */
export async function listedCatalogue({ runtime, administrator }: TestRuntime) {
  const { groups, products } = value(await runtime.listCatalogue(administrator, {}))
  return { products, apis: groups.flatMap((group) => group.apis) }
}
