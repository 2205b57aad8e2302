import type { Api } from '@/lib/domain/catalogue'
import type { ApiFields, ChangeCatalogue, ReadCatalogue } from '@/lib/ports/catalogue'
import type { Prisma } from './generated/client'
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
      sql.product.findMany({ ...product, orderBy: { name: 'asc' } }),
    ])
    const productOf = (id: string | null) => products.find((each) => each.id === id) ?? null
    const apis = rows.map(({ productId, ...api }): Api => ({ ...api, product: productOf(productId) }))
    return { apis, products }
  }

  return {
    offer: () => catalogueOf({ grantable: true }),

    async list() {
      const [{ apis, products }, readers, writers] = await Promise.all([
        catalogueOf({}),
        sql.grant.groupBy({ by: ['apiId'], where: { read: true }, _count: true }),
        sql.grant.groupBy({ by: ['apiId'], where: { write: true }, _count: true }),
      ])
      const count = (groups: typeof readers, id: string) =>
        groups.find((group) => group.apiId === id)?._count ?? 0
      return {
        apis: apis.map((api) => ({
          ...api,
          readers: count(readers, api.id),
          writers: count(writers, api.id),
        })),
        products,
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

/** The API catalogue as a transaction changes it. Calls `touched` if decisions about credentials may change. */
export function changeCatalogue(sql: Sql, touched: (id: string) => void) {
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

    products() {
      return sql.product.findMany(product)
    },

    async isSlugTaken(slug: string): Promise<boolean> {
      return (await sql.api.findUnique({ where: { slug }, select: { id: true } })) !== null
    },

    insertApi(api: ApiFields & { id: string; slug: string }): Promise<Api> {
      return sql.api.create({ data: api, select: withProduct })
    },

    async updateApi(id: string, fields: ApiFields): Promise<Api> {
      const api = await sql.api.update({ where: { id }, data: fields, select: withProduct })
      touched(id)
      return api
    },

    async retireApi(id: string, now: Date): Promise<void> {
      await sql.api.update({ where: { id }, data: { retiredAt: now } })
      touched(id)
    },
  } satisfies ChangeCatalogue
}
