import type { CredentialKind } from '@/lib/domain/credential'
import type { Deadline, DeadlineCounts, DeadlinePlace, Span } from '@/lib/domain/deadline'
import type { Viewer } from '@/lib/domain/visibility'
import type { AskedDeadlines, ReadDeadlines } from '@/lib/ports/deadlines'
import { ownerColumns, person } from './credential-rows'
import { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { visibleRow } from './visible-credentials'

const { sql: part, join, empty } = Prisma

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
      ? empty
      : ownerId === null
        ? part`AND c."ownerId" IS NULL`
        : part`AND c."ownerId" = ${ownerId}`
  const at = part`c."expiresAt"`
  const expiries = wanted.map((each) => ({
    counted: each,
    at,
    id: part`c."id"`,
    secretId: part`NULL::text`,
    rows: part`"Credential" AS c
      WHERE c."kind" = ${each}::"CredentialKind" AND ${visibleRow(viewer)} ${owner}`,
  }))
  if (expiryOnly) return expiries
  const retirements = {
    counted: 'retire' as const,
    at: part`s."retiresAt"`,
    id: part`s."id"`,
    secretId: part`s."id"`,
    rows: part`"Secret" AS s JOIN "Credential" AS c ON c."id" = s."credentialId"
      WHERE s."supersededAt" IS NOT NULL AND s."endedAt" IS NULL AND s."retiresAt" > ${moment(now)}
        AND (c."expiresAt" IS NULL OR c."expiresAt" > ${moment(now)})
        ${kind ? part`AND c."kind" = ${kind}::"CredentialKind"` : empty} AND ${visibleRow(viewer)} ${owner}`,
  }
  return [...expiries, retirements]
}

const moment = (date: Date) => part`${date.toISOString()}::timestamptz`

/** Periods as a table of `from`, `until` and their number. */
function asTable(spans: readonly Span[]): Prisma.Sql {
  const from = spans.map((span) => span.from?.toISOString() ?? '-infinity')
  const until = spans.map((span) => span.until?.toISOString() ?? 'infinity')
  return part`unnest(${from}::text[]::timestamptz[], ${until}::text[]::timestamptz[])
    WITH ORDINALITY AS span("from", "until", "number")`
}

const within = (at: Prisma.Sql) => part`${at} >= span."from" AND ${at} < span."until"`

/** Reads at most `most` of each period, along the order, after a place. */
function select(
  sources: readonly Source[],
  spans: readonly Span[],
  { most, last, after }: { most: number; last: boolean; after?: DeadlinePlace | undefined },
): Prisma.Sql {
  const direction = last ? part`DESC` : part`ASC`
  const beyond = last ? part`<` : part`>`
  const from = ({ at, id }: Source) =>
    after === undefined
      ? empty
      : // An index can start at the first condition.
        part`AND ${at} ${beyond}= ${moment(after.at)} AND (${at} ${beyond} ${moment(after.at)} OR ${id} ${beyond} ${after.id})`
  const each = sources.map(
    (source) => part`(
      SELECT ${source.at} AS "at", ${source.id} AS "id", c."id" AS "credentialId", ${source.secretId} AS "secretId"
      FROM ${source.rows} AND ${within(source.at)} ${from(source)}
      ORDER BY ${source.at} ${direction}, ${source.id} ${direction} LIMIT ${most})`,
  )
  return part`
    SELECT span."number"::int AS "number", found.* FROM ${asTable(spans)} CROSS JOIN LATERAL (
      SELECT * FROM (${join(each, ' UNION ALL ')}) AS each
      ORDER BY "at" ${direction}, "id" ${direction} LIMIT ${most}
    ) AS found ORDER BY span."number", found."at" ${direction}, found."id" ${direction}`
}

interface Place extends DeadlinePlace {
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
  async function shown(places: readonly Place[]): Promise<{ place: Place; deadline: Deadline }[]> {
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

  return {
    async counts(viewer, spans, asked): Promise<DeadlineCounts[]> {
      const each = sourcesOf(viewer, asked).map(
        ({ counted, at, rows }) =>
          part`(SELECT ${counted}::text AS "counted", count(*)::int AS "count" FROM ${rows} AND ${within(at)})`,
      )
      const rows = await sql.$queryRaw<{ number: number; counted: string; count: number }[]>`
        SELECT span."number"::int AS "number", found.* FROM ${asTable(spans)}
        CROSS JOIN LATERAL (${join(each, ' UNION ALL ')}) AS found`
      return spans.map((_, index) => {
        const count = (of: Source['counted']) =>
          rows.find(({ number, counted }) => number === index + 1 && counted === of)?.count ?? 0
        const expire = { api_client: count('api_client'), service_api_key: count('service_api_key') }
        return { expire, retire: count('retire') }
      })
    },

    async few(viewer, spans, { most, last = false, ...asked }): Promise<Deadline[][]> {
      const places = await sql.$queryRaw<Place[]>(select(sourcesOf(viewer, asked), spans, { most, last }))
      const found = await shown(last ? places.toReversed() : places)
      return spans.map((_, index) =>
        found.filter(({ place }) => place.number === index + 1).map(({ deadline }) => deadline),
      )
    },

    async page(viewer, span, { after, before, size, ...asked }) {
      const backwards = before !== undefined
      const reading = { most: size + 1, last: backwards, after: before ?? after }
      const places = await sql.$queryRaw<Place[]>(select(sourcesOf(viewer, asked), [span], reading))
      const more = places.length > size
      const page = backwards ? places.slice(0, size).toReversed() : places.slice(0, size)
      const found = await shown(page)
      return {
        deadlines: found.map(({ deadline }) => deadline),
        previous: (backwards ? more : after !== undefined) ? placeOf(page[0]) : null,
        next: backwards || more ? placeOf(page.at(-1)) : null,
      }
    },
  } satisfies ReadDeadlines
}

function placeOf(place: Place | undefined): DeadlinePlace | null {
  return place ? { at: place.at, id: place.id } : null
}
