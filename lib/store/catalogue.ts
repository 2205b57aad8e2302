import type { Api, Product } from '@/lib/domain/catalogue'
import type { HolderCounts } from '@/lib/domain/holding'
import type { ApiFields, ChangeCatalogue, HoldersAsked, ReadCatalogue } from '@/lib/ports/catalogue'
import { Prisma } from './generated/client'
import { countHolders, holdersWhere, named, productUse } from './holdings'
import type { Sql } from './transaction'

const product = { select: { id: true, slug: true, name: true } } as const

/** The columns of an API that every query reads. */
export const apiColumns = {
  id: true,
  slug: true,
  name: true,
  writable: true,
  grantable: true,
  retiredAt: true,
} as const satisfies Prisma.ApiSelect

const withProduct = { ...apiColumns, product } as const satisfies Prisma.ApiSelect

/** A sample product can be erased if everything in it is a sample that can be erased. */
const erasable = {
  product: {
    apis: { every: { sample: { isNot: null } } },
    administrators: { none: {} },
    credentials: { none: {} },
  },
} as const satisfies Prisma.SampleProductWhereInput

/** The API catalogue as people read it. */
export function readCatalogue(sql: Sql) {
  /** The APIs with their products. Joined here because all products are needed anyway, and Prisma would query them again. */
  async function catalogueOf(where: Prisma.ApiWhereInput) {
    const [rows, products] = await Promise.all([
      sql.api.findMany({
        where: { ...where, retiredAt: null },
        select: { ...apiColumns, productId: true },
        orderBy: [{ product: { name: 'asc' } }, { name: 'asc' }],
      }),
      sql.product.findMany({ ...product, where: { removedAt: null }, orderBy: { name: 'asc' } }),
    ])
    const productOf = (id: string | null) => products.find((each) => each.id === id) ?? null
    const apis = rows.map(({ productId, ...api }): Api => ({ ...api, product: productOf(productId) }))
    return { apis, products }
  }

  return {
    offer: () => catalogueOf({ grantable: true }),

    all: () => catalogueOf({}),

    countHolders: (apiIds: string[]): Promise<Map<string, HolderCounts>> => countHolders(sql, apiIds),

    async holders(apiId: string, asked: HoldersAsked) {
      const api = await sql.api.findFirst({
        where: { id: apiId, retiredAt: null },
        select: { grantable: true, productId: true },
      })
      if (!api) return null
      // Like `lapseOf`: some grants have no effect at this moment.
      const effective = Prisma.sql`${api.grantable} AND (
        c."authorization" = 'cloud_administrator' OR ${api.productId} = ANY(c."seenBy")
      )`
      return holdersWhere(
        sql,
        Prisma.sql`EXISTS (
          SELECT FROM "Grant" AS g WHERE g."credentialId" = c."id" AND g."apiId" = ${apiId}
        ) AND ${effective}`,
        asked,
      )
    },

    async productUse(id: string, asked: HoldersAsked) {
      const found = await sql.product.findFirst({ where: { id, removedAt: null }, select: { id: true } })
      return found && productUse(sql, id, asked)
    },

    async samples(most: number) {
      const [apis, apiCount, products, productCount] = await Promise.all([
        sql.sampleApi.findMany({
          select: { api: { select: { name: true } } },
          orderBy: { api: { name: 'asc' } },
          take: most,
        }),
        sql.sampleApi.count(),
        sql.sampleProduct.findMany({
          where: erasable,
          select: { product: { select: { name: true } } },
          orderBy: { product: { name: 'asc' } },
          take: most,
        }),
        sql.sampleProduct.count({ where: erasable }),
      ])
      return {
        apis: named(
          apis.map(({ api }) => api),
          apiCount,
        ),
        products: named(
          products.map((sample) => sample.product),
          productCount,
        ),
      }
    },

    async names() {
      const columns = { select: { slug: true, name: true } } as const
      const [apis, products] = await Promise.all([sql.api.findMany(columns), sql.product.findMany(columns)])
      const bySlug = (rows: typeof apis) => new Map(rows.map(({ slug, name }) => [slug, name]))
      return { apis: bySlug(apis), products: bySlug(products) }
    },
  } satisfies ReadCatalogue
}

/** Calls to make when decisions about credentials may change. */
interface Touched {
  api(id: string): void
  product(id: string): void
}

/** The API catalogue as a transaction changes it. */
export function changeCatalogue(sql: Sql, touched: Touched) {
  return {
    /** The lock lets others read the APIs and grant the existing ones, but change nothing. */
    async lockApis(): Promise<Api[]> {
      await sql.$queryRaw`SELECT 1 FROM "Api" ORDER BY "id" FOR SHARE`
      return sql.api.findMany({ select: withProduct })
    },

    async lockApi(id: string): Promise<Api | null> {
      await sql.$queryRaw`SELECT 1 FROM "Api" WHERE "id" = ${id} FOR UPDATE`
      return sql.api.findFirst({ where: { id, retiredAt: null }, select: withProduct })
    },

    /** KEY SHARE, so that a product can be renamed meanwhile. */
    holdProducts(ids: string[]): Promise<{ id: string }[]> {
      return sql.$queryRaw`
        SELECT "id" FROM "Product" WHERE "id" = ANY(${ids}) AND "removedAt" IS NULL ORDER BY "id" FOR KEY SHARE`
    },

    async isSlugTaken(of: 'api' | 'product', slug: string): Promise<boolean> {
      const taken = { where: { slug }, select: { id: true } }
      return (await (of === 'api' ? sql.api.findUnique(taken) : sql.product.findUnique(taken))) !== null
    },

    insertApi(api: ApiFields & { id: string; slug: string }): Promise<Api> {
      touched.api(api.id)
      return sql.api.create({ data: api, select: withProduct })
    },

    async updateApi(id: string, fields: ApiFields): Promise<Api> {
      await sql.sampleApi.deleteMany({ where: { apiId: id } })
      const api = await sql.api.update({ where: { id }, data: fields, select: withProduct })
      touched.api(id)
      return api
    },

    async retireApi(id: string, now: Date): Promise<void> {
      await sql.api.update({ where: { id }, data: { retiredAt: now } })
      touched.api(id)
    },

    async lockProduct(id: string): Promise<Product | null> {
      await sql.$queryRaw`SELECT 1 FROM "Product" WHERE "id" = ${id} FOR UPDATE`
      return sql.product.findFirst({ where: { id, removedAt: null }, ...product })
    },

    insertProduct(fields: Product): Promise<Product> {
      touched.product(fields.id)
      return sql.product.create({ data: fields, ...product })
    },

    async renameProduct(id: string, name: string): Promise<Product> {
      touched.product(id)
      await sql.sampleProduct.deleteMany({ where: { productId: id } })
      return sql.product.update({ where: { id }, data: { name }, ...product })
    },

    productUse: (id: string, asked: HoldersAsked) => productUse(sql, id, asked),

    async removeProduct(id: string, now: Date): Promise<void> {
      await sql.product.update({ where: { id }, data: { removedAt: now } })
      touched.product(id)
    },

    async eraseSamples(): Promise<{ apis: string[]; products: string[] }> {
      // Waits for credentials that are being granted one of them. Afterwards it is no sample.
      await sql.$queryRaw`SELECT 1 FROM "Api" WHERE "id" IN (SELECT "apiId" FROM "SampleApi") ORDER BY "id" FOR UPDATE`
      const apis = await sql.$queryRaw<{ id: string; slug: string }[]>`
        DELETE FROM "Api" WHERE "id" IN (SELECT "apiId" FROM "SampleApi") RETURNING "id", "slug"`
      for (const { id } of apis) touched.api(id)
      await sql.$queryRaw`
        SELECT 1 FROM "Product" WHERE "id" IN (SELECT "productId" FROM "SampleProduct") ORDER BY "id" FOR UPDATE`
      const products = await sql.$queryRaw<{ id: string; slug: string }[]>`
        DELETE FROM "Product" AS p WHERE "id" IN (SELECT "productId" FROM "SampleProduct")
          AND NOT EXISTS (SELECT FROM "Api" WHERE "productId" = p."id")
          AND NOT EXISTS (SELECT FROM "ProductAdministrator" WHERE "productId" = p."id")
          AND NOT EXISTS (SELECT FROM "CredentialProduct" WHERE "productId" = p."id")
        RETURNING "id", "slug"`
      for (const { id } of products) touched.product(id)
      await sql.sampleProduct.deleteMany()
      return { apis: slugsOf(apis), products: slugsOf(products) }
    },
  } satisfies ChangeCatalogue
}

function slugsOf(rows: { slug: string }[]): string[] {
  return rows.map(({ slug }) => slug).toSorted()
}
