import type { Api, Product } from '@/lib/domain/catalogue'

/** The catalogue as pages read it. */
export interface ReadCatalogue {
  /** What a form offers: every API that can be granted, and every product. */
  offer(): Promise<{ apis: Api[]; products: Product[] }>
  /** Every API that is not retired, with its use, and every product. */
  list(): Promise<{ apis: CatalogueEntry[]; products: Product[] }>
}

/** The catalogue as a transaction changes it. */
export interface ChangeCatalogue {
  /** Every API, retired ones too, locked against change until the transaction ends. */
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

/** An API with how many live credentials hold a permission on it. */
export interface CatalogueEntry extends Api {
  readers: number
  writers: number
}
