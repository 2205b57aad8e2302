import { minute } from '@/lib/domain/time'
import type { Database } from './database'
import { PrismaClient, type Prisma } from './generated/client'

/** In milliseconds. It can be long, because the server starts only afterwards. */
const patience = minute

interface Seed {
  products: Prisma.ProductCreateManyInput[]
  apis: Prisma.ApiCreateManyInput[]
  /** The ids of the products and APIs that "Remove the sample catalogue" may erase. */
  samples: { products: string[]; apis: string[] }
}

/**
 * Writes the first products and APIs, once: a mark that stays keeps later starts from doing so again, even if the catalogue is
 * empty. If several processes start at once, one does it.
 */
export async function seedCatalogue(database: Database, { products, apis, samples }: Seed): Promise<void> {
  const prisma = new PrismaClient({ adapter: database.adapter })
  if (await prisma.catalogueSeed.findFirst()) return
  await prisma.$transaction(
    async (sql) => {
      await sql.$executeRaw`LOCK TABLE "CatalogueSeed" IN SHARE ROW EXCLUSIVE MODE`
      if (await sql.catalogueSeed.findFirst()) return
      await sql.catalogueSeed.create({ data: {} })
      await sql.product.createMany({ data: products })
      await sql.api.createMany({ data: apis })
      await sql.sampleProduct.createMany({ data: samples.products.map((productId) => ({ productId })) })
      await sql.sampleApi.createMany({ data: samples.apis.map((apiId) => ({ apiId })) })
    },
    { maxWait: patience, timeout: patience },
  )
}
