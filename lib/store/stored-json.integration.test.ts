import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { PrismaClient } from './generated/client'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

test.each([
  { requireNetworkRestriction: 'yes' },
  { maximumLifetime: '30' },
  { digestHour: 24 },
  { usageDays: 0 },
  ['requireContactEmail'],
  'strict',
])('policies that were changed to %j by hand are an error, and never weaker policies', async (value) => {
  const name = 'api_clients'
  await prisma.policy.upsert({ where: { name }, create: { name, value }, update: { value } })
  await expect(keyturn.runtime.getPolicies(keyturn.administrator, {})).rejects.toThrow()
  await prisma.policy.delete({ where: { name } })
  expect(await keyturn.runtime.getPolicies(keyturn.administrator, {})).toMatchObject({ ok: true })
})

test('a policy that an earlier version did not have gets its default', async () => {
  await prisma.policy.create({ data: { name: 'api_clients', value: { requireApplication: true } } })
  expect(await keyturn.runtime.getPolicies(keyturn.administrator, {})).toMatchObject({
    value: { requireApplication: true, requireContactEmail: false, digestHour: 8, usageDays: 90 },
  })
})

test.each([{ items: [{ id: 1 }] }, { items: { id: 'a' } }, { items: [null] }])(
  'a notice whose credentials are malformed, as in %j, is an error and shows nothing',
  async ({ items }) => {
    const { id: userId } = keyturn.administrator
    const id = randomUUID()
    const texts = { title: 'Title', body: 'Body', kind: 'expiry', key: id }
    await prisma.notification.create({
      data: {
        id,
        userId,
        ...texts,
        createdAt: new Date(),
        items: JSON.parse(JSON.stringify(items)) as object,
      },
    })
    await expect(keyturn.runtime.listNotifications(keyturn.administrator, {})).rejects.toThrow()
    await prisma.notification.delete({ where: { id } })
  },
)
