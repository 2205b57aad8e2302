import type { Api, Product } from '@/lib/domain/catalogue'

/** Reads the catalogue for pages. */
export interface ReadCatalogue {
  /** The choices of a form: every API that can be granted, and every product. */
  offer(): Promise<{ apis: Api[]; products: Product[] }>
  /** Every API that is not retired, with the number of credentials that use it, and every product. */
  list(): Promise<{ apis: CatalogueEntry[]; products: Product[] }>
  /** The names of all APIs, including retired ones, and of all products. */
  names(): Promise<CatalogueNames>
}

/** The names of APIs and products by slug. */
export interface CatalogueNames {
  apis: ReadonlyMap<string, string>
  products: ReadonlyMap<string, string>
}

/** Changes the catalogue within a transaction. */
export interface ChangeCatalogue {
  /** Every API, including retired ones. Locks them until the transaction ends. */
  lockApis(): Promise<Api[]>
  lockApi(id: string): Promise<Api | null>
  products(): Promise<Product[]>
  isSlugTaken(slug: string): Promise<boolean>
  insertApi(api: ApiFields & { id: string; slug: string }): Promise<Api>
  updateApi(id: string, fields: ApiFields): Promise<Api>
  retireApi(id: string, now: Date): Promise<void>
}

export interface ApiFields {
  name: string
  productId: string | null
  writable: boolean
  grantable: boolean
}

/** An API with the number of live credentials that hold a permission on it. */
export interface CatalogueEntry extends Api {
  readers: number
  writers: number
}
