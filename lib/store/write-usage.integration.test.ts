import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CountedUse } from '@/lib/domain/usage'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'
import { PrismaClient } from './generated/client'
import { addUsage } from './write-usage'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

async function newCredential(): Promise<string> {
  const form = { ...plainClient, submissionId: randomUUID() }
  const created = await keyturn.runtime.createApiClient(keyturn.administrator, form)
  if (!created.ok) throw new Error(created.failure.kind)
  return created.value.client.id
}

const at = (time: string) => new Date(`2026-11-22T${time}Z`)
const use = (credentialId: string, changes: Partial<CountedUse> = {}): CountedUse => ({
  credentialId,
  scope: 'alerts:read',
  sourceAddress: '192.0.2.1',
  outcome: 'allowed',
  roles: 'cloud-administrator',
  period: at('11:00:00'),
  count: 1,
  firstAt: at('11:10:00'),
  lastAt: at('11:20:00'),
  ...changes,
})
const rowsOf = (credentialId: string) =>
  prisma.usage.findMany({ where: { credentialId }, orderBy: { id: 'asc' } })

const hourOf = (time: string) => prisma.usageHour.findUnique({ where: { period: at(time) } })

test('the sums of an hour are those of its rows, for new rows, known ones and combined ones', async () => {
  await prisma.usage.deleteMany()
  await prisma.usageHour.deleteMany()
  const [one, other] = [await newCredential(), await newCredential()]
  const many = Array.from({ length: 250 }, (_, i) => use(one, { sourceAddress: `10.0.0.${i}` }))
  await addUsage(prisma, [use(one, { count: 3 }), use(other, { outcome: 'revoked', count: 2 })])
  await addUsage(prisma, [use(one, { count: 4 }), use(other, { period: at('12:00:00') })])
  await addUsage(prisma, many)
  await addUsage(prisma, [use('nobody', { count: 1000 })])
  expect(await hourOf('11:00:00')).toMatchObject({ allowed: 257n, denied: 2n })
  expect(await hourOf('12:00:00')).toMatchObject({ allowed: 1n, denied: 0n })
  const rows = await prisma.usage.groupBy({
    by: ['period'],
    _sum: { count: true },
    orderBy: { period: 'asc' },
  })
  expect(rows.map(({ _sum }) => _sum.count)).toEqual([259n, 1n])
})

describe('D7: usage', () => {
  test('adds counts to their hour, and widens its first and last time', async () => {
    const id = await newCredential()
    await addUsage(prisma, [use(id, { count: 3 })])
    await addUsage(prisma, [use(id, { count: 4, firstAt: at('11:05:00'), lastAt: at('11:06:00') })])
    await addUsage(prisma, [use(id, { outcome: 'revoked' }), use(id, { period: at('12:00:00') })])
    expect(await rowsOf(id)).toMatchObject([
      { count: 7n, firstAt: at('11:05:00'), lastAt: at('11:20:00'), outcome: 'allowed' },
      { count: 1n, outcome: 'revoked' },
      { count: 1n, period: at('12:00:00') },
    ])
  })

  test('loses no count if several processes write the same rows at the same moment', async () => {
    const ids = await Promise.all([newCredential(), newCredential(), newCredential()])
    const other = new PrismaClient({ adapter: keyturn.database.adapter })
    const before = (await hourOf('11:00:00'))?.allowed ?? 0n
    const writes = Array.from({ length: 20 }, (_, i) =>
      addUsage(
        i % 2 ? prisma : other,
        (i % 3 ? ids : ids.toReversed()).map((id) => use(id, { count: 5 })),
      ),
    )
    await Promise.all(writes)
    for (const id of ids) expect(await rowsOf(id)).toMatchObject([{ count: 100n }])
    expect((await hourOf('11:00:00'))?.allowed, 'the sum of the hour').toBe(before + 300n)
  })

  test('keeps at most 200 addresses per credential and hour; the rest are counted together', async () => {
    const id = await newCredential()
    const from = (first: number, count: number) =>
      Array.from({ length: count }, (_, i) => use(id, { sourceAddress: `2001:db8::${first + i}` }))
    await addUsage(prisma, from(1000, 100))
    await addUsage(prisma, from(1100, 100))
    await addUsage(prisma, from(1150, 100))
    await addUsage(prisma, from(1180, 1))
    const rows = await rowsOf(id)
    expect(rows.filter((row) => row.sourceAddress !== 'others')).toHaveLength(200)
    expect(rows.find((row) => row.sourceAddress === 'others')).toMatchObject({ count: 50n })
    expect(rows.find((row) => row.sourceAddress === '2001:db8::1180')).toMatchObject({ count: 3n })
    await addUsage(prisma, [use(id, { sourceAddress: '2001:db8::1', period: at('12:00:00') })])
    expect(await rowsOf(id)).toContainEqual(expect.objectContaining({ sourceAddress: '2001:db8::1' }))
  })

  test('keeps at most 100 required scopes; the rest are counted together', async () => {
    const id = await newCredential()
    await addUsage(
      prisma,
      Array.from({ length: 120 }, (_, i) => use(id, { scope: `made-up-${i}:read` })),
    )
    const rows = await rowsOf(id)
    expect(rows).toHaveLength(101)
    expect(rows.find((row) => row.scope === 'other')).toMatchObject({ count: 20n })
  })

  test('drops uses of credentials that do not exist, and keeps the others of the batch', async () => {
    const id = await newCredential()
    await addUsage(prisma, [use('nobody'), use(id)])
    expect(await rowsOf(id)).toHaveLength(1)
    expect(await rowsOf('nobody')).toHaveLength(0)
  })
})
