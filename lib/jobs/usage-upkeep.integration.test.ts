import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultPolicies } from '@/lib/domain/policy'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepUsage } from '@/lib/store/keep-usage'
import { addUsage } from '@/lib/store/write-usage'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'
import { tidyUsage } from './usage-upkeep'

let keyturn: TestRuntime
let prisma: PrismaClient
let credentialId: string
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  const form = { ...plainClient, submissionId: randomUUID() }
  const created = await keyturn.runtime.createApiClient(keyturn.administrator, form)
  if (!created.ok) throw new Error(created.failure.kind)
  credentialId = created.value.client.id
})
afterAll(() => keyturn.close())

const now = new Date('2026-11-22T12:30:00Z')
const use = (period: string, sourceAddress = '192.0.2.1') => ({
  credentialId,
  scope: 'alerts:read',
  sourceAddress,
  outcome: 'allowed' as const,
  roles: 'cloud-administrator',
  period: new Date(period),
  count: 2,
  firstAt: new Date(period),
  lastAt: new Date(new Date(period).getTime() + 60_000),
})
const rows = () =>
  prisma.usage.findMany({
    where: { credentialId },
    orderBy: [{ period: 'asc' }, { sourceAddress: 'asc' }],
    omit: { id: true },
  })

test('D7: usage is rolled up to days after a week and removed after ninety days', async () => {
  await addUsage(prisma, [
    use('2026-08-23T23:00:00Z'),
    use('2026-08-24T00:00:00Z'),
    use('2026-11-14T00:00:00Z'),
    use('2026-11-14T05:00:00Z'),
    use('2026-11-14T23:00:00Z'),
    use('2026-11-14T23:00:00Z', '192.0.2.2'),
    use('2026-11-15T01:00:00Z'),
    use('2026-11-15T02:00:00Z'),
  ])
  await tidyUsage(keepUsage(prisma), 90, now)
  const tidied = await rows()
  expect(tidied).toMatchObject([
    { period: new Date('2026-08-24T00:00:00Z'), count: 2n },
    {
      period: new Date('2026-11-14T00:00:00Z'),
      sourceAddress: '192.0.2.1',
      count: 6n,
      firstAt: new Date('2026-11-14T00:00:00Z'),
      lastAt: new Date('2026-11-14T23:01:00Z'),
    },
    { period: new Date('2026-11-14T00:00:00Z'), sourceAddress: '192.0.2.2', count: 2n },
    { period: new Date('2026-11-15T01:00:00Z') },
    { period: new Date('2026-11-15T02:00:00Z') },
  ])
  const hours = await prisma.usageHour.findMany({ orderBy: { period: 'asc' } })
  expect(hours.map(({ period }) => period)).toEqual(tidied.slice(-2).map(({ period }) => period))
  await tidyUsage(keepUsage(prisma), 90, now)
  expect(await rows()).toEqual(tidied)
})

test('D7: several processes at once lose no count, with any number of rows', async () => {
  await prisma.usage.deleteMany({})
  const many = Array.from({ length: 150 }, (_, i) => `192.0.2.${i}`)
  for (let i = 0; i < 12; i++) {
    const period = `2026-11-10T${String(i).padStart(2, '0')}:00:00Z`
    await addUsage(
      prisma,
      many.map((address) => use(period, address)),
    )
  }
  const other = new PrismaClient({ adapter: keyturn.database.adapter })
  await Promise.all([prisma, other, prisma].map((each) => tidyUsage(keepUsage(each), 90, now)))
  const left = await rows()
  expect(left).toHaveLength(150)
  expect(left.every((row) => row.count === 24n)).toBe(true)
})

test('B7: a policy sets how long usage is kept, and the next process to start applies it', async () => {
  await prisma.usage.deleteMany({})
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString()
  await addUsage(prisma, [use(daysAgo(35)), use(daysAgo(20))])
  const policies = { ...defaultPolicies, usageDays: 30 }
  expect(await keyturn.runtime.setPolicies(keyturn.administrator, policies)).toMatchObject({ ok: true })
  const other = await keyturn.beside()
  await expect.poll(async () => (await rows()).length).toBe(1)
  await other.close()
  const [left] = await rows()
  expect(left?.lastAt.getTime()).toBeGreaterThan(Date.parse(daysAgo(21)))
})

test('administration events are kept', async () => {
  const events = await prisma.auditEvent.count()
  await tidyUsage(keepUsage(prisma), 90, new Date('2036-01-01T00:00:00Z'))
  expect(await prisma.auditEvent.count()).toBe(events)
  expect(await rows()).toHaveLength(0)
})
