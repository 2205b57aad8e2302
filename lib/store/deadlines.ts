import type { CredentialKind } from '@/lib/domain/credential'
import type { Deadline, DeadlineCounts, DeadlinePlace, Period } from '@/lib/domain/deadline'
import type { Viewer } from '@/lib/domain/visibility'
import type { AskedDeadlines, ReadDeadlines } from '@/lib/ports/deadlines'
import { ownerColumns, person } from './credential-rows'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { visibleRow } from './visible-credentials'

// Listed explicitly, because the indexes begin with the kind.
const kinds = ['api_client', 'service_api_key'] as const satisfies CredentialKind[]

/** Where deadlines of one sort are stored: how they are counted, the moment, and the rows, with the credential as `c`. */
interface Source {
  counted: CredentialKind | 'retire'
  at: Prisma.Sql
  id: Prisma.Sql
  secretId: Prisma.Sql
  rows: Prisma.Sql
}

/** What is asked for, by where it is stored. Each is read along its index. */
function sourcesOf(viewer: Viewer, { now, kind, ownerId, expiryOnly }: AskedDeadlines): Source[] {
  const wanted = kinds.filter((each) => kind === undefined || each === kind)
  const owner =
    ownerId === undefined
      ? Prisma.empty
      : ownerId === null
        ? Prisma.sql`AND c."ownerId" IS NULL`
        : Prisma.sql`AND c."ownerId" = ${ownerId}`
  const at = Prisma.sql`c."expiresAt"`
  const expiries = wanted.map((each) => ({
    counted: each,
    at,
    id: Prisma.sql`c."id"`,
    secretId: Prisma.sql`NULL::text`,
    rows: Prisma.sql`"Credential" AS c
      WHERE c."kind" = ${each}::"CredentialKind" AND ${visibleRow(viewer)} ${owner}`,
  }))
  if (expiryOnly) return expiries
  const retirements = {
    counted: 'retire' as const,
    at: Prisma.sql`s."retiresAt"`,
    id: Prisma.sql`s."id"`,
    secretId: Prisma.sql`s."id"`,
    rows: Prisma.sql`"Secret" AS s JOIN "Credential" AS c ON c."id" = s."credentialId"
      WHERE s."supersededAt" IS NOT NULL AND s."endedAt" IS NULL AND s."retiresAt" > ${moment(now)}
        AND (c."expiresAt" IS NULL OR c."expiresAt" > ${moment(now)})
        ${kind ? Prisma.sql`AND c."kind" = ${kind}::"CredentialKind"` : Prisma.empty} AND ${visibleRow(viewer)} ${owner}`,
  }
  return [...expiries, retirements]
}

const moment = (date: Date) => Prisma.sql`${date.toISOString()}::timestamptz`

/** Periods as a table of `from`, `until` and their number. */
function tableOf(periods: readonly Period[]): Prisma.Sql {
  const from = periods.map((period) => period.from?.toISOString() ?? '-infinity')
  const until = periods.map((period) => period.until?.toISOString() ?? 'infinity')
  return Prisma.sql`unnest(${from}::text[]::timestamptz[], ${until}::text[]::timestamptz[])
    WITH ORDINALITY AS period("from", "until", "number")`
}

const within = (at: Prisma.Sql) => Prisma.sql`${at} >= period."from" AND ${at} < period."until"`

/** Reads at most `most` of each period, along the order, after a place. */
function select(
  sources: readonly Source[],
  periods: readonly Period[],
  { most, last, after }: { most: number; last: boolean; after?: DeadlinePlace | undefined },
): Prisma.Sql {
  const direction = last ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const beyond = last ? Prisma.sql`<` : Prisma.sql`>`
  const from = ({ at, id }: Source) =>
    after === undefined
      ? Prisma.empty
      : // An index can start at the first condition.
        Prisma.sql`AND ${at} ${beyond}= ${moment(after.at)} AND (${at} ${beyond} ${moment(after.at)} OR ${id} ${beyond} ${after.id})`
  const each = sources.map(
    (source) => Prisma.sql`(
      SELECT ${source.at} AS "at", ${source.id} AS "id", c."id" AS "credentialId", ${source.secretId} AS "secretId"
      FROM ${source.rows} AND ${within(source.at)} ${from(source)}
      ORDER BY ${source.at} ${direction}, ${source.id} ${direction} LIMIT ${most})`,
  )
  return Prisma.sql`
    SELECT period."number"::int AS "number", found.* FROM ${tableOf(periods)} CROSS JOIN LATERAL (
      SELECT * FROM (${Prisma.join(each, ' UNION ALL ')}) AS each
      ORDER BY "at" ${direction}, "id" ${direction} LIMIT ${most}
    ) AS found ORDER BY period."number", found."at" ${direction}, found."id" ${direction}`
}

interface PlacedRow extends DeadlinePlace {
  number: number
  credentialId: string
  secretId: string | null
}

const credentialColumns = {
  id: true,
  kind: true,
  name: true,
  clientId: true,
  serviceUser: person,
  owner: ownerColumns,
  expiresAt: true,
  disabledAt: true,
  lastRedeemedAt: true,
  lastRedeemedFrom: true,
  version: true,
} as const satisfies Prisma.CredentialSelect

const secretColumns = {
  id: true,
  supersededAt: true,
  extendedAt: true,
  lastUsedAt: true,
} as const satisfies Prisma.SecretSelect

/** When credentials expire and old secrets retire. */
export function readDeadlines(sql: Sql) {
  /** What is shown of each; skips what was deleted in the meantime. */
  async function readRows(places: readonly PlacedRow[]): Promise<{ place: PlacedRow; deadline: Deadline }[]> {
    if (places.length === 0) return []
    const secretIds = places.flatMap(({ secretId }) => secretId ?? [])
    const [credentials, secrets] = await Promise.all([
      sql.credential.findMany({
        where: { id: { in: places.map(({ credentialId }) => credentialId) }, deletedAt: null },
        select: credentialColumns,
      }),
      secretIds.length === 0
        ? []
        : sql.secret.findMany({ where: { id: { in: secretIds } }, select: secretColumns }),
    ])
    const credentialOf = new Map(credentials.map((each) => [each.id, each]))
    const secretOf = new Map(secrets.map((each) => [each.id, each]))
    return places.flatMap((place) => {
      const credential = credentialOf.get(place.credentialId)
      const secret = place.secretId === null ? null : secretOf.get(place.secretId)
      return credential && secret !== undefined
        ? { place, deadline: { at: place.at, credential, secret } }
        : []
    })
  }

  async function atAnEnd(
    viewer: Viewer,
    periods: readonly Period[],
    { most, last, ...asked }: AskedDeadlines & { most: number; last: boolean },
  ): Promise<Deadline[][]> {
    const places = await sql.$queryRaw<PlacedRow[]>(select(sourcesOf(viewer, asked), periods, { most, last }))
    const found = await readRows(last ? places.toReversed() : places)
    return periods.map((_, index) =>
      found.filter(({ place }) => place.number === index + 1).map(({ deadline }) => deadline),
    )
  }

  return {
    async counts(viewer, periods, asked): Promise<DeadlineCounts[]> {
      const each = sourcesOf(viewer, asked).map(
        ({ counted, at, rows }) =>
          Prisma.sql`(SELECT ${counted}::text AS "counted", count(*)::int AS "count" FROM ${rows} AND ${within(at)})`,
      )
      const rows = await sql.$queryRaw<{ number: number; counted: string; count: number }[]>`
        SELECT period."number"::int AS "number", found.* FROM ${tableOf(periods)}
        CROSS JOIN LATERAL (${Prisma.join(each, ' UNION ALL ')}) AS found`
      return periods.map((_, index) => {
        const count = (of: Source['counted']) =>
          rows.find(({ number, counted }) => number === index + 1 && counted === of)?.count ?? 0
        const expire = { api_client: count('api_client'), service_api_key: count('service_api_key') }
        return { expire, retire: count('retire') }
      })
    },

    firstOf: (viewer, periods, asked) => atAnEnd(viewer, periods, { ...asked, last: false }),
    lastOf: (viewer, periods, asked) => atAnEnd(viewer, periods, { ...asked, last: true }),

    async page(viewer, period, { after, before, size, ...asked }) {
      const backwards = before !== undefined
      const reading = { most: size + 1, last: backwards, after: before ?? after }
      const places = await sql.$queryRaw<PlacedRow[]>(select(sourcesOf(viewer, asked), [period], reading))
      const more = places.length > size
      const page = backwards ? places.slice(0, size).toReversed() : places.slice(0, size)
      const found = await readRows(page)
      return {
        deadlines: found.map(({ deadline }) => deadline),
        previous: (backwards ? more : after !== undefined) ? placeOf(page[0]) : null,
        next: backwards || more ? placeOf(page.at(-1)) : null,
      }
    },
  } satisfies ReadDeadlines
}

function placeOf(place: PlacedRow | undefined): DeadlinePlace | null {
  return place ? { at: place.at, id: place.id } : null
}
