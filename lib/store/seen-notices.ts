import type { Viewer } from '@/lib/domain/visibility'
import { Prisma } from './generated/client'
import { everVisibleRow, seesAll } from './visible-credentials'

/** Whether a row of "Notification" with the alias `n` names no credential, or one that the viewer may see now. */
export function tellsSomething(viewer: Viewer): Prisma.Sql {
  if (seesAll(viewer)) return Prisma.sql`TRUE`
  return Prisma.sql`(n."items" = '[]' OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(n."items") AS i("item") JOIN "Credential" AS c ON c."id" = i."item"->>'id'
    WHERE ${everVisibleRow(viewer)}
  ))`
}

/** The credentials in the notice that the viewer may see now. */
export function seenItems(viewer: Viewer): Prisma.Sql {
  if (seesAll(viewer)) return Prisma.sql`n."items"`
  return Prisma.sql`coalesce((
    SELECT jsonb_agg(i."item" ORDER BY i."place")
    FROM jsonb_array_elements(n."items") WITH ORDINALITY AS i("item", "place")
    JOIN "Credential" AS c ON c."id" = i."item"->>'id' WHERE ${everVisibleRow(viewer)}
  ), '[]')`
}
