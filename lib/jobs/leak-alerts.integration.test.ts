import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { PrismaClient } from '@/lib/store/generated/client'
import { openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'
import { mostAddresses, openLeakAlerts, sendAlert } from './leak-alerts'
import { noticeContext } from './test-notices'

let keyturn: TestRuntime
let prisma: PrismaClient
let second: Person
let client: { id: string; clientId: string; secret: string }

beforeAll(async () => {
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '127.0.0.1' })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  second = await keyturn.person('cloud_administrator')
  await keyturn.person('auditor')
  const disabled = await keyturn.person('cloud_administrator')
  await prisma.user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } })
  const created = await keyturn.runtime.createApiClient(keyturn.administrator, {
    ...plainClient,
    submissionId: randomUUID(),
    networks: ['192.0.2.0/24'],
  })
  if (!created.ok) throw new Error(created.failure.kind)
  const { id, clientId } = created.value.client
  client = { id, clientId, secret: created.value.secret.reveal() }
})
afterAll(() => keyturn.close())
beforeEach(async () => void (await prisma.notification.deleteMany()))

async function requestToken(from: string, secret = client.secret): Promise<number> {
  const answer = await keyturn.machines.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: secret,
    }).toString(),
  })
  return answer.statusCode
}

const alerts = () => prisma.notification.findMany({ include: { mail: true }, orderBy: { createdAt: 'asc' } })

test('every enabled cloud administrator is alerted once, in the console and by mail, if a correct secret comes from a forbidden address', async () => {
  expect(await requestToken('192.0.2.7')).toBe(200)
  expect(await requestToken('203.0.113.9', 'wrong')).toBe(401)
  for (let i = 0; i < 5; i++) expect(await requestToken('203.0.113.9')).toBe(400)
  await expect.poll(() => prisma.notification.count()).toBe(2)
  const rows = await alerts()
  expect(rows.map((row) => row.userId).toSorted()).toEqual([keyturn.administrator.id, second.id].toSorted())
  for (const { title, body, kind, inConsole, mail } of rows) {
    expect({ title, kind, inConsole }).toEqual({
      title: 'The secret of Billing export was used from a forbidden address',
      kind: 'forbidden_address',
      inConsole: true,
    })
    expect(body).toContain('203.0.113.9')
    expect(mail?.subject).toBe(title)
    expect(mail?.text).toContain(`/api-clients?client=${client.id}`)
    expect(`${mail?.text}${mail?.html}`).not.toContain(client.secret)
  }
})

test('a service API key at /verify from a forbidden address causes an alert too', async () => {
  const created = await keyturn.runtime.createServiceApiKey(keyturn.administrator, {
    ...plainKey,
    name: 'Nightly key',
    expiresAt: new Date('2099-01-01T00:00:00Z'),
    submissionId: randomUUID(),
    networks: ['192.0.2.0/24'],
  })
  if (!created.ok) throw new Error(created.failure.kind)
  const authorization = `Bearer ${created.value.secret.reveal()}`
  const verify = async (from: string) =>
    (await keyturn.machines.inject({ url: '/verify', headers: { authorization, 'x-forwarded-for': from } }))
      .statusCode
  expect(await verify('192.0.2.7')).toBe(204)
  for (let i = 0; i < 3; i++) expect(await verify('203.0.113.9')).toBe(403)
  for (const from of ['nonsense', '192.0.2.7%eth0', '::192.0.2.7:x']) expect(await verify(from)).toBe(403)
  await expect.poll(() => prisma.notification.count()).toBe(2)
  for (const { title, mail } of await alerts()) {
    expect(title).toBe('The secret of Nightly key was used from a forbidden address')
    expect(mail?.text).toContain('203.0.113.9')
    expect(mail?.text).toContain(`/service-keys?key=${created.value.key.id}`)
  }
})

test('a malformed address is refused, counted as unknown, and causes no alert', async () => {
  const unreadable = ['nonsense', '203.0.113.9%eth0', '203.0.113.9:x', '192.0.2.7, ', '192.0.2.07']
  for (const from of unreadable) expect(await requestToken(from)).toBe(400)
  // The last request of all: once its alert has arrived, the earlier ones have been decided.
  expect(await requestToken('198.51.100.7')).toBe(400)
  await expect.poll(() => prisma.notification.count()).toBe(2)
  for (const { body } of await alerts()) expect(body).toContain('198.51.100.7')
  const counted = () =>
    prisma.usage.findMany({
      where: { credentialId: client.id, sourceAddress: 'unknown' },
      select: { outcome: true, count: true },
    })
  await expect.poll(counted).toEqual([{ outcome: 'unknown_address', count: BigInt(unreadable.length) }])
})

test('each credential, address and hour causes one alert, even across several processes', async () => {
  const context = noticeContext(prisma)
  const leak = (from: string, iso: string) => ({ credentialId: client.id, from, at: new Date(iso) })
  const tell = (from: string, iso: string) => sendAlert(context, leak(from, iso), new Date(iso))
  expect(await tell('203.0.113.9', '2026-11-22T12:00:00Z')).toBe(2)
  expect(await tell('203.0.113.9', '2026-11-22T12:59:59Z')).toBe(0)
  expect(await tell('203.0.113.10', '2026-11-22T12:59:59Z')).toBe(2)
  expect(await tell('203.0.113.9', '2026-11-22T13:00:00Z')).toBe(2)
})

test('someone with the secret and many addresses cannot cause a flood of alerts', async () => {
  let told = 0
  const { add, start, close } = openLeakAlerts(noticeContext(prisma), {
    clock: () => new Date(),
    told: () => told++,
    failed: (error) => {
      throw error
    },
  })
  const at = new Date()
  for (let i = 0; i < 5_000; i++) add({ credentialId: client.id, from: `203.0.${i >> 8}.${i & 255}`, at })
  start()
  await close()
  expect(await prisma.notification.count()).toBe(2 * mostAddresses)
  expect(told).toBeGreaterThan(0)
})
