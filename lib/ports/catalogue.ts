import type { Api, Product } from '@/lib/domain/catalogue'
import type { HolderCounts, Holders, Named, ProductUse } from '@/lib/domain/holding'

/** Reads the catalogue for pages. */
export interface ReadCatalogue {
  /** The choices of a form: every API that can be granted, and every product. */
  offer(): Promise<{ apis: Api[]; products: Product[] }>
  /** Every API that is not retired, and every product. */
  all(): Promise<{ apis: Api[]; products: Product[] }>
  /** How many live credentials hold a permission on each of some APIs. */
  countHolders(apiIds: string[]): Promise<Map<string, HolderCounts>>
  /** The credentials that can use an API; null if it does not exist or is retired. */
  holders(apiId: string, asked: HoldersAsked): Promise<Holders | null>
  /** What keeps a product from being removed; null if it does not exist. */
  productUse(productId: string, asked: HoldersAsked): Promise<ProductUse | null>
  /** Up to `most` names of the samples that can be erased. */
  samples(most: number): Promise<Samples>
  /** The names of all APIs, including retired ones, and of all products. */
  names(): Promise<CatalogueNames>
}

/** The samples that were never used or changed. */
export interface Samples {
  apis: Named
  products: Named
}

/** The names of APIs and products by slug. */
export interface CatalogueNames {
  apis: ReadonlyMap<string, string>
  products: ReadonlyMap<string, string>
}

export interface HoldersAsked {
  /** The moment from which use counts as recent. */
  since: Date
  /** How many are named. */
  most: number
}

/** Changes the catalogue within a transaction. */
export interface ChangeCatalogue {
  /** Every API, including retired ones. Locks them until the transaction ends. */
  lockApis(): Promise<Api[]>
  lockApi(id: string): Promise<Api | null>
  /** Those of the products that exist. They cannot be removed until the transaction ends. */
  holdProducts(ids: string[]): Promise<{ id: string }[]>
  isSlugTaken(of: 'api' | 'product', slug: string): Promise<boolean>
  insertApi(api: ApiFields & { id: string; slug: string }): Promise<Api>
  /** Afterwards it is no sample. */
  updateApi(id: string, fields: ApiFields): Promise<Api>
  retireApi(id: string, now: Date): Promise<void>
  /** Locks a product until the transaction ends: nothing can begin to use it. */
  lockProduct(id: string): Promise<Product | null>
  insertProduct(product: Product): Promise<Product>
  /** The slug never changes. Afterwards it is no sample. */
  renameProduct(id: string, name: string): Promise<Product>
  productUse(id: string, asked: HoldersAsked): Promise<ProductUse>
  removeProduct(id: string, now: Date): Promise<void>
  /**
   * Erases the samples that were never granted or changed, and the sample products that nothing refers to, so that their slugs
   * are free again. Returns the slugs. The others are samples no longer.
   */
  eraseSamples(): Promise<{ apis: string[]; products: string[] }>
}

export interface ApiFields {
  name: string
  productId: string | null
  writable: boolean
  grantable: boolean
}
