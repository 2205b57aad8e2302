import type { Database } from './database'
import { PrismaClient, type Prisma } from './generated/client'

/** Writes the first products and APIs if there are none. If several processes start at once, one does it. */
export async function seedCatalogue(
  database: Database,
  products: Prisma.ProductCreateManyInput[],
  apis: Prisma.ApiCreateManyInput[],
): Promise<void> {
  const prisma = new PrismaClient({ adapter: database.adapter })
  if ((await prisma.product.count()) > 0) return
  await prisma.$transaction(async (sql) => {
    await sql.$executeRaw`LOCK TABLE "Product" IN SHARE ROW EXCLUSIVE MODE`
    if ((await sql.product.count()) > 0) return
    await sql.product.createMany({ data: products })
    await sql.api.createMany({ data: apis })
  })
}
