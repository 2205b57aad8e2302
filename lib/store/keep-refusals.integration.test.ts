import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  refusalsKept,
  toMachineRefusal,
  type KnownOfRefusal,
  type MachineRefusal,
} from '@/lib/domain/machine-refusal'
import { removeAll } from '@/lib/jobs/upkeep'
import { value } from '@/lib/test-results'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'
import { PrismaClient } from './generated/client'
import { keepRefusals } from './keep-refusals'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())
beforeEach(() => prisma.refusal.deleteMany())

async function newClient() {
  const form = { ...plainClient, submissionId: randomUUID() }
  return value(await keyturn.runtime.createApiClient(keyturn.administrator, form)).client
}

const start = new Date('2026-11-20T00:00:00Z').getTime()
type Of = Partial<KnownOfRefusal> & { credentialId?: string }
const proven = { reason: 'forbidden_address', shown: 'client_secret', secretHint: 'wxyz' } as const
const anonymous = { reason: 'no_credential' } as const
const refusal = (of: Of, second: number): MachineRefusal =>
  toMachineRefusal(
    {
      reference: randomUUID(),
      time: new Date(start + second * 1000),
      endpoint: '/oauth/token',
      status: 401,
      sourceAddress: '192.0.2.1',
      toldBy: null,
    },
    { reason: 'wrong_secret', shown: 'client_secret', ...of },
  )
const some = (of: Of, count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => refusal(of, from + n))

/** Writes in batches, as the job does. */
async function add(refusals: MachineRefusal[], through = prisma): Promise<void> {
  const keeper = keepRefusals(through, keyturn.database.kind)
  for (let at = 0; at < refusals.length; at += 100) await keeper.add(refusals.slice(at, at + 100))
}

const countOf = (credentialId: string | null) => prisma.refusal.count({ where: { credentialId } })

describe('T3: refusals are bounded', () => {
  test('each credential keeps its latest, whatever happens to others', async () => {
    const [flooded, quiet] = await Promise.all([newClient(), newClient()])
    await add(some({ credentialId: quiet.id }, 3))
    await add(some({ credentialId: flooded.id, ...proven }, 450, 10))
    await add(some({ credentialId: flooded.id }, 450, 10))
    expect([await countOf(flooded.id), await countOf(quiet.id)]).toEqual([100, 3])
    const [oldest] = await prisma.refusal.findMany({
      where: { credentialId: flooded.id },
      orderBy: { time: 'asc' },
    })
    expect(oldest?.time).toEqual(new Date(start + 410_000))
  })

  test('whoever only knows a client ID cannot displace what proved the credential', async () => {
    const { id, clientId } = await newClient()
    const leak = refusal({ credentialId: id, ...proven }, 0)
    await add([leak])
    await add(some({ credentialId: id }, 500, 10))
    await add(some({ clientId, reason: 'no_authentication', shown: undefined }, 500, 600))
    const rows = await prisma.refusal.findMany({ where: { credentialId: id }, orderBy: { time: 'asc' } })
    expect([rows[0]?.id, rows.length]).toEqual([leak.reference, 51])
  })

  test('those of nobody are the latest two thousand, and displace no others', async () => {
    const quiet = await newClient()
    await add(some({ credentialId: quiet.id }, 2))
    await add(some({}, 2_150, 10))
    expect([await countOf(null), await countOf(quiet.id)]).toEqual([1_900, 2])
    const rows = await prisma.refusal.findMany({ where: { credentialId: null }, orderBy: { time: 'asc' } })
    expect(rows[0]?.time).toEqual(new Date(start + 260_000))
    await add(some(anonymous, 350, 9_000))
    expect([await countOf(null), await countOf(quiet.id)]).toEqual([2_000, 2])
  })

  test('requests without any credential displace none of those that had one', async () => {
    await add(some({ reason: 'unknown_credential' }, 20))
    await add(some(anonymous, 450, 100))
    await add(some({ reason: 'unknown_path' }, 450, 600))
    const rows = await prisma.refusal.groupBy({ by: ['reason'], _count: true, orderBy: { reason: 'asc' } })
    expect(rows.map(({ reason, _count }) => [reason, _count])).toEqual([
      ['unknown_credential', 20],
      ['unknown_path', 100],
    ])
  })

  test('in all they are twenty thousand, and a flood about many displaces only itself', async () => {
    const ids = await newCredentials(200)
    const quiet = await newClient()
    await add(some({ credentialId: quiet.id }, 5))
    await add(some({}, 1_500, 10))
    // 46 of each share for each, which together with those of the others is a few less than twenty thousand.
    await prisma.$executeRaw`
      INSERT INTO "Refusal" ("id", "time", "endpoint", "status", "reason", "credentialId", "sourceAddress", "share")
      SELECT c.id || n, ${new Date(start).toISOString()}::timestamptz + n * interval '1 minute', '/verify', 401, 'expired',
        c.id, '192.0.2.1', CASE WHEN n <= 46 THEN 'proven' ELSE 'unproven' END
      FROM unnest(${ids}::text[]) AS c(id), generate_series(1, 92) AS n`
    expect(await prisma.refusal.count()).toBe(19_905)
    for (const credentialId of ids.slice(0, 15)) await add(some({ credentialId }, 100, 90_000))
    expect(await prisma.refusal.count()).toBeGreaterThan(18_000)
    expect(await prisma.refusal.count()).toBeLessThanOrEqual(20_000)
    expect([await countOf(quiet.id), await countOf(null)]).toEqual([5, 1_500])
    expect(await countOf(ids[199] ?? '')).toBeGreaterThan(70)
  })

  test('the limits hold if several processes write at the same moment', async () => {
    const { id } = await newClient()
    const other = new PrismaClient({ adapter: keyturn.database.adapter })
    await Promise.all(
      [prisma, other, prisma, other].map((through, n) =>
        add(some({ credentialId: id }, 80, n * 10), through),
      ),
    )
    expect(await countOf(id)).toBe(50)
  })

  test('the embedded database does not grow with what was removed', async () => {
    if (keyturn.database.kind !== 'embedded') return
    const size = async () => {
      const [row] = await prisma.$queryRaw<{ size: number }[]>`
        SELECT pg_total_relation_size('"Refusal"')::int AS size`
      return row?.size ?? 0
    }
    await add(some({}, 4_000))
    const before = await size()
    await add(some({}, 5_000, 4_000))
    expect(await size()).toBeLessThan(before * 1.3)
  })

  test('after seven days they are removed', async () => {
    const { id } = await newClient()
    await add(some({ credentialId: id, ...proven }, 30))
    await add(some({ credentialId: id }, 30, 30))
    await add(some({}, 700))
    const { remove } = keepRefusals(prisma, keyturn.database.kind)
    await removeAll(remove, new Date(start + refusalsKept + 50_000), refusalsKept)
    expect([await countOf(id), await countOf(null)]).toEqual([10, 650])
  })
})

test('T3: a refusal belongs to the client whose ID was sent, also to one that was deleted', async () => {
  const { id, clientId } = await newClient()
  value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id }))
  const unknown = `kt_${'0'.repeat(24)}`
  await add([
    refusal({ clientId }, 1),
    refusal({ clientId: unknown }, 2),
    refusal({ credentialId: 'gone' }, 3),
  ])
  const rows = await prisma.refusal.findMany({ orderBy: { time: 'asc' } })
  expect(rows.map((row) => [row.credentialId, row.clientId])).toEqual([
    [id, clientId],
    [null, unknown],
    [null, null],
  ])
})

/** Many credentials, of which only the rows matter. */
async function newCredentials(count: number): Promise<string[]> {
  const { id } = await newClient()
  const row = await prisma.credential.findUniqueOrThrow({ where: { id } })
  const ids = Array.from({ length: count }, () => randomUUID())
  await prisma.credential.createMany({
    data: ids.map((each) => ({
      ...row,
      id: each,
      clientId: `kt_${each.replaceAll('-', '').slice(0, 24)}`,
      submissionId: each,
    })),
  })
  return ids
}
