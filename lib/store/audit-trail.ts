import { createHmac } from 'node:crypto'
import { auditBytes, type AuditDetail, type AuditEvent, type AuditOutcome } from '@/lib/domain/audit-event'
import type { Actor, Person } from '@/lib/domain/actor'
import { equalHashes } from '@/lib/domain/secret'
import type { Database } from './database'
import { PrismaClient, type Prisma } from './generated/client'
import type { Sql } from './transaction'

interface NewEvent {
  action: string
  target: { kind: string; id: string | null; name: string }
  detail?: AuditDetail
  actor?: { id: string; name: string }
  by: Actor
  outcome: AuditOutcome
  now: Date
}

function chainHash(key: Buffer, event: AuditEvent, previousHash: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHmac('sha256', key).update(auditBytes(event, previousHash)).digest())
}

/**
 * Appends an event to the chain. Call it last in a transaction: it locks the head, under whose lock sequence and
 * time are given, so that the chain cannot fork and time never runs backwards in it.
 */
export async function appendEvent(sql: Sql, key: Buffer, event: NewEvent): Promise<void> {
  const [head] = await sql.$queryRaw<{ sequence: bigint; time: Date; hash: Uint8Array<ArrayBuffer> }[]>`
    SELECT "sequence", "time", "hash" FROM "AuditHead" WHERE "id" = 1 FOR UPDATE`
  if (!head) throw new Error('the audit trail has no head')
  const actor = event.actor ?? (event.by.kind === 'person' ? event.by : null)
  const row: AuditEvent = {
    sequence: head.sequence + 1n,
    time: event.now > head.time ? event.now : head.time,
    actorId: actor?.id ?? null,
    actorName: actor?.name ?? '',
    action: event.action,
    targetKind: event.target.kind,
    targetId: event.target.id,
    targetName: event.target.name,
    sourceAddress: event.by.address,
    outcome: event.outcome,
    detail: JSON.stringify(event.detail ?? {}),
  }
  const hash = chainHash(key, row, head.hash)
  await sql.auditEvent.create({ data: { ...row, previousHash: head.hash, hash } })
  await sql.auditHead.update({ where: { id: 1 }, data: { sequence: row.sequence, time: row.time, hash } })
}

/** What events are chosen by. Moments, of which the second is not included. */
interface Filter {
  targetId?: string
  credential?: string
  person?: string
  action?: string
  outcome?: AuditOutcome
  since?: Date
  before?: Date
}

/** So many are read at a time for an export. */
const exportSize = 1000

/** The trail as people read it. Product administrators see the events of credentials that they see. */
export function readAuditTrail(sql: Sql, key: Buffer) {
  const select = (where: Prisma.AuditEventWhereInput, before: bigint | undefined, take: number) =>
    sql.auditEvent.findMany({
      where: before ? { AND: [where, { sequence: { lt: before } }] } : where,
      omit: { previousHash: true, hash: true },
      orderBy: { sequence: 'desc' },
      take,
    })

  return {
    async list(viewer: Person, filter: Filter, page: { before?: bigint; size: number }) {
      const where = await chosen(sql, viewer, filter)
      const [total, rows] = await Promise.all([
        sql.auditEvent.count({ where }),
        select(where, page.before, page.size + 1),
      ])
      return { events: rows.slice(0, page.size), total, more: rows.length > page.size }
    },

    /** All of them, newest first, some at a time. */
    async *all(viewer: Person, filter: Filter): AsyncGenerator<AuditEvent[]> {
      const where = await chosen(sql, viewer, filter)
      for (let before: bigint | undefined; ;) {
        const rows = await select(where, before, exportSize)
        if (rows.length > 0) yield rows
        if (rows.length < exportSize) return
        before = rows.at(-1)?.sequence
      }
    },

    /** Walks the whole chain, a thousand events at a time. */
    async verify() {
      let hash: Uint8Array = new Uint8Array(32)
      let sequence = 0n
      for (;;) {
        const rows = await sql.auditEvent.findMany({
          where: { sequence: { gt: sequence } },
          orderBy: { sequence: 'asc' },
          take: 1000,
        })
        for (const row of rows) {
          const broken = flaw(row, sequence, hash, key)
          if (broken) return { events: Number(sequence), broken: { sequence: sequence + 1n, reason: broken } }
          sequence = row.sequence
          hash = row.hash
        }
        if (rows.length === 0) break
      }
      const head = await sql.auditHead.findUniqueOrThrow({ where: { id: 1 } })
      const ended = head.sequence === sequence && equalHashes(head.hash, hash)
      const broken = ended ? null : { sequence: sequence + 1n, reason: 'the newest events are missing' }
      return { events: Number(sequence), broken }
    },
  }
}

/** Walks the whole chain of a database that nothing else has opened. */
export async function verifyTrail(database: Database, key: Buffer) {
  const prisma = new PrismaClient({ adapter: database.adapter })
  try {
    return await readAuditTrail(prisma, key).verify()
  } finally {
    await prisma.$disconnect()
  }
}

type Row = AuditEvent & { previousHash: Uint8Array; hash: Uint8Array }

function flaw(row: Row, before: bigint, hash: Uint8Array, key: Buffer): string | null {
  if (row.sequence !== before + 1n) return 'an event is missing'
  if (!equalHashes(row.previousHash, hash)) return 'it does not follow the event before it'
  return equalHashes(row.hash, chainHash(key, row, hash)) ? null : 'it has been altered'
}

async function chosen(sql: Sql, viewer: Person, filter: Filter): Promise<Prisma.AuditEventWhereInput> {
  const { targetId, credential, person, action, outcome, since, before } = filter
  const every: Prisma.AuditEventWhereInput[] = [
    { targetId, action, outcome, time: { gte: since, lt: before } },
    viewer.role === 'product_administrator' ? await ofVisibleCredentials(sql, viewer) : {},
    person ? { actorName: { contains: escaped(person), mode: 'insensitive' } } : {},
    credential ? await ofCredential(sql, credential) : {},
  ]
  return { AND: every }
}

/** By part of the name that it had at the time, or by client ID. */
async function ofCredential(sql: Sql, text: string): Promise<Prisma.AuditEventWhereInput> {
  const client = await sql.credential.findUnique({ where: { clientId: text }, select: { id: true } })
  return client
    ? { targetId: client.id }
    : {
        targetKind: { in: ['api_client', 'service_api_key'] },
        targetName: { contains: escaped(text), mode: 'insensitive' },
      }
}

/** Prisma hands on what LIKE takes for a pattern. */
export function escaped(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`)
}

async function ofVisibleCredentials(sql: Sql, viewer: Person) {
  const visible = await sql.credential.findMany({
    where: {
      authorization: 'product_administrator',
      authorizedProducts: { some: { id: { in: viewer.productIds } } },
    },
    select: { id: true },
  })
  return { targetId: { in: visible.map((credential) => credential.id) } }
}
