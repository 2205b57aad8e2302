import type { CredentialKind } from '@/lib/domain/credential'
import {
  mostHolders,
  type HolderCounts,
  type Holders,
  type Named,
  type ProductUse,
} from '@/lib/domain/holding'
import type { HoldersAsked } from '@/lib/ports/catalogue'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'

/** How many credentials hold a permission on each API, counted up to a limit in the index alone. */
export async function countHolders(sql: Sql, apiIds: string[]): Promise<Map<string, HolderCounts>> {
  const rows = await sql.$queryRaw<{ apiId: string; kind: CredentialKind; write: boolean; count: number }[]>`
    SELECT a."apiId", k."kind", w."write", (
      SELECT count(*) FROM (
        SELECT 1 FROM "Grant" AS g
        WHERE g."apiId" = a."apiId" AND g."write" = w."write" AND g."kind" = k."kind" LIMIT ${mostHolders + 1}
      ) AS "first"
    )::int AS "count"
    FROM unnest(${apiIds}::text[]) AS a("apiId"),
      unnest(enum_range(NULL::"CredentialKind")) AS k("kind"),
      (VALUES (TRUE), (FALSE)) AS w("write")`
  const counts = new Map<string, HolderCounts>()
  const limited = (count: number) => Math.min(count, mostHolders + 1)
  for (const { apiId, kind, write, count } of rows) {
    const { apiClients, serviceApiKeys, writers } = counts.get(apiId) ?? {
      apiClients: 0,
      serviceApiKeys: 0,
      writers: 0,
    }
    counts.set(apiId, {
      apiClients: limited(apiClients + (kind === 'api_client' ? count : 0)),
      serviceApiKeys: limited(serviceApiKeys + (kind === 'service_api_key' ? count : 0)),
      writers: limited(writers + (write ? count : 0)),
    })
  }
  return counts
}

/** Live credentials that match a condition on "Credential" with the alias `c`, the ones used last first. */
export async function holdersWhere(
  sql: Sql,
  condition: Prisma.Sql,
  { since, most }: HoldersAsked,
): Promise<Holders> {
  const live = Prisma.sql`FROM "Credential" AS c WHERE c."deletedAt" IS NULL AND ${condition}`
  // One after the other: a transaction has one connection.
  const some = await sql.$queryRaw<Holders['some']>`
    SELECT c."id", c."kind", c."name", c."lastRedeemedAt" AS "lastUsedAt" ${live}
    ORDER BY c."lastRedeemedAt" DESC NULLS LAST, c."nameKey", c."id" LIMIT ${most}`
  const [counted] = await sql.$queryRaw<{ count: number; usedLately: number }[]>`
    SELECT count(*)::int AS "count",
      (count(*) FILTER (WHERE c."lastRedeemedAt" > ${since.toISOString()}::timestamptz))::int AS "usedLately" ${live}`
  return { some, count: counted?.count ?? 0, usedLately: counted?.usedLately ?? 0 }
}

/** What keeps a product from being removed. */
export async function productUse(sql: Sql, id: string, asked: HoldersAsked): Promise<ProductUse> {
  const names = { select: { name: true }, orderBy: { name: 'asc' }, take: asked.most } as const
  const apis = { productId: id, retiredAt: null }
  const administrators = { products: { some: { productId: id } } }
  const carried = Prisma.sql`EXISTS (
    SELECT FROM "CredentialProduct" AS p WHERE p."credentialId" = c."id" AND p."productId" = ${id}
  )`
  return {
    apis: named(await sql.api.findMany({ where: apis, ...names }), await sql.api.count({ where: apis })),
    credentials: await holdersWhere(sql, carried, asked),
    administrators: named(
      await sql.user.findMany({ where: administrators, ...names }),
      await sql.user.count({ where: administrators }),
    ),
  }
}

export function named(rows: { name: string }[], count: number): Named {
  return { names: rows.map(({ name }) => name), count }
}
