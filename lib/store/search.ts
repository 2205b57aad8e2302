import type { CredentialKind } from '@/lib/domain/credential'
import { foldText } from '@/lib/domain/text'
import type { Viewer } from '@/lib/domain/visibility'
import type { FoundCredential, ReadSearch } from '@/lib/ports/search'
import { visibleTo } from './credential-rows'
import type { Prisma } from './generated/client'
import { literal } from './like'
import type { Sql } from './transaction'

/** The index of the search finds only texts that contain three characters in a row. */
const leastIndexed = 3

const columns = {
  id: true,
  kind: true,
  name: true,
  clientId: true,
  contactEmail: true,
  application: true,
  serviceUser: { select: { name: true } },
  disabledAt: true,
  expiresAt: true,
} as const satisfies Prisma.CredentialSelect

/** The search over everything. Reads along the indexes of names and of the search, and only the first matches. */
export function readSearch(sql: Sql) {
  async function first(where: Prisma.CredentialWhereInput, take: number): Promise<FoundCredential[]> {
    const rows = await sql.credential.findMany({
      where,
      select: columns,
      orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
      take,
    })
    return rows.map(({ serviceUser, ...row }) => ({ ...row, serviceUserName: serviceUser?.name ?? null }))
  }

  return {
    async credentials(viewer: Viewer, kind: CredentialKind, text: string, most: number) {
      const key = foldText(text)
      const part = literal(key)
      const visible = visibleTo(viewer, kind)
      const begins: Prisma.CredentialWhereInput = { nameKey: { startsWith: part } }
      const named = await first({ AND: [visible, begins] }, most)
      if (named.length === most || key.length < leastIndexed) return named
      const contains: Prisma.CredentialWhereInput = { searchText: { contains: part } }
      const others = await first({ AND: [visible, contains, { NOT: begins }] }, most - named.length)
      return [...named, ...others]
    },
  } satisfies ReadSearch
}
