import { identityOf } from '@/lib/domain/principal'
import { createHmac } from 'node:crypto'
import { auditBytes, signInActions, type AuditEvent, type ChainedEvent } from '@/lib/domain/audit-event'
import type { Viewer } from '@/lib/domain/visibility'
import { equalHashes } from '@/lib/domain/secret'
import type { AuditEventFilter, ReadAuditTrail } from '@/lib/ports/audit-trail'
import type { AuditRecord } from '@/lib/ports/store'
import { totalOf } from '@/lib/domain/total'
import type { Database } from './database'
import { openEventSearch } from './event-search'
import { PrismaClient } from './generated/client'
import { eventKeys } from './search-keys'
import type { Sql } from './transaction'

function chainHash(key: Buffer, event: AuditEvent, previousHash: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHmac('sha256', key).update(auditBytes(event, previousHash)).digest())
}

/**
 * Appends an event to the chain. Call it last in a transaction: it locks the head of the chain, and assigns sequence and
 * time under that lock, so that the chain never forks and its time never runs backwards.
 */
export async function appendEvent(sql: Sql, key: Buffer, event: AuditRecord): Promise<void> {
  const [head] = await sql.$queryRaw<{ sequence: bigint; time: Date; hash: Uint8Array<ArrayBuffer> }[]>`
    SELECT "sequence", "time", "hash" FROM "AuditHead" WHERE "id" = 1 FOR UPDATE`
  if (!head) throw new Error('the audit trail has no head')
  const actor = event.actor ?? identityOf(event.by)
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
  await sql.auditEvent.create({ data: { ...row, ...eventKeys(row), previousHash: head.hash, hash } })
  await sql.auditHead.update({ where: { id: 1 }, data: { sequence: row.sequence, time: row.time, hash } })
}

/** How many of the newest events are searched for changes. */
const mostSearched = 10_000n

/** How many events an export reads at a time. */
const exportSize = 1000

/** The trail as people read it. Product administrators see the events of the credentials that they see. */
export function readAuditTrail(sql: Sql, key: Buffer) {
  return {
    async list(viewer: Viewer, filter: AuditEventFilter, page: { before?: bigint; size: number }) {
      const search = await openEventSearch(sql, viewer, filter)
      const events = await search.read(page.size + 1, page.before)
      // If the page holds all events, counting them would search the trail a second time.
      const isAll = page.before === undefined && events.length <= page.size
      const total = isAll ? totalOf(events.length) : await search.count()
      return { events: events.slice(0, page.size), total, more: events.length > page.size }
    },

    async latest(viewer: Viewer, targetId: string, most: number): Promise<AuditEvent[]> {
      return (await openEventSearch(sql, viewer, { targetId })).read(most)
    },

    async changes(viewer: Viewer, most: number): Promise<AuditEvent[]> {
      const { sequence } = await sql.auditHead.findUniqueOrThrow({ where: { id: 1 } })
      const filter = { outcome: 'done', except: signInActions, after: sequence - mostSearched } as const
      return (await openEventSearch(sql, viewer, filter)).read(most)
    },

    async find(viewer: Viewer, sequence: bigint): Promise<ChainedEvent | null> {
      const [seen] = await (await openEventSearch(sql, viewer, { sequence })).read(1)
      if (!seen) return null
      const chain = { previousHash: true, hash: true } as const
      return { ...seen, ...(await sql.auditEvent.findUniqueOrThrow({ where: { sequence }, select: chain })) }
    },

    /** All matching events, newest first, in parts. */
    async *all(viewer: Viewer, filter: AuditEventFilter): AsyncGenerator<AuditEvent[]> {
      const search = await openEventSearch(sql, viewer, filter)
      for (let before: bigint | undefined; ;) {
        const rows = await search.read(exportSize, before)
        if (rows.length > 0) yield rows
        if (rows.length < exportSize) return
        before = rows.at(-1)?.sequence
      }
    },

    /** Verifies the whole chain, a thousand events at a time. */
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
  } satisfies ReadAuditTrail
}

/** Verifies the whole chain of a database that nothing else has opened. */
export async function verifyTrail(database: Database, key: Buffer) {
  const prisma = new PrismaClient({ adapter: database.adapter })
  try {
    return await readAuditTrail(prisma, key).verify()
  } finally {
    await prisma.$disconnect()
  }
}

function flaw(row: ChainedEvent, before: bigint, hash: Uint8Array, key: Buffer): string | null {
  if (row.sequence !== before + 1n) return 'an event is missing'
  if (!equalHashes(row.previousHash, hash)) return 'it does not follow the event before it'
  return equalHashes(row.hash, chainHash(key, row, hash)) ? null : 'it has been altered'
}
