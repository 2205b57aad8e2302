import { afterAll, beforeAll, expect, test } from 'vitest'
import { introspectionApi } from '@/lib/domain/catalogue'
import { PrismaClient } from '@/lib/store/generated/client'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { newClient, newKey, newToken, postForm } from './test-machine'

let keyturn: TestRuntime
let prisma: PrismaClient
/** An API client that may introspect. */
let asker: Awaited<ReturnType<typeof newClient>>

beforeAll(async () => {
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '127.0.0.1' })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  const { id } = await prisma.api.findUniqueOrThrow({ where: { slug: introspectionApi } })
  asker = await newClient(keyturn, { grants: [{ apiId: id, read: true, write: false }] })
})
afterAll(() => keyturn.close())

type Machines = TestRuntime['machines']

/** Uses what a process of its own answers, which stores everything when it is closed. Returns what is stored then. */
async function lastUse(credentialId: string, work: (machines: Machines) => Promise<void>) {
  const process = await keyturn.beside()
  await work(process.machines)
  await process.close()
  const { secrets, ...credential } = await prisma.credential.findUniqueOrThrow({
    where: { id: credentialId },
    select: {
      lastRedeemedAt: true,
      secrets: { select: { firstUsedAt: true, lastUsedAt: true, lastUsedFrom: true } },
    },
  })
  return { ...credential, ...secrets[0] }
}

/** When a client was redeemed, once that is stored. */
async function redemption(id: string): Promise<Date | null> {
  const stored = async () => (await prisma.credential.findUniqueOrThrow({ where: { id } })).lastRedeemedAt
  await expect.poll(stored).not.toBeNull()
  return stored()
}

async function verify(machines: Machines, authorization: string, scope = ''): Promise<number> {
  const headers = { authorization, 'x-forwarded-for': '192.0.2.7', 'x-required-scope': scope }
  return (await machines.inject({ url: '/verify', headers })).statusCode
}

async function introspect(machines: Machines, token: string): Promise<boolean> {
  const form = { client_id: asker.clientId, client_secret: asker.secret, token }
  const answer = await postForm(machines, '/oauth/introspect', { form })
  return answer.json<{ active: boolean }>().active
}

test('R2: a verified or introspected token is a use of its secret, and does not redeem its client', async () => {
  const client = await newClient(keyturn)
  const token = await newToken(keyturn, { ...client, from: '192.0.2.1' })
  const redeemed = await redemption(client.id)

  keyturn.passTime(60_000)
  const verified = await lastUse(client.id, async (machines) => {
    expect(await verify(machines, `Bearer ${token}`)).toBe(204)
  })
  expect(verified).toMatchObject({
    lastRedeemedAt: redeemed,
    firstUsedAt: redeemed,
    lastUsedFrom: '192.0.2.7',
  })
  expect(verified.lastUsedAt?.getTime()).toBeGreaterThanOrEqual((redeemed?.getTime() ?? 0) + 60_000)

  keyturn.passTime(60_000)
  const asked = await lastUse(client.id, async (machines) => {
    expect(await introspect(machines, token)).toBe(true)
  })
  // The asking API does not know the address of its caller, so the last known one stays.
  expect(asked).toMatchObject({
    lastRedeemedAt: redeemed,
    firstUsedAt: redeemed,
    lastUsedFrom: '192.0.2.7',
  })
  expect(asked.lastUsedAt?.getTime()).toBeGreaterThanOrEqual((verified.lastUsedAt?.getTime() ?? 0) + 60_000)
})

test('R2: an introspected service API key is a use of its secret, and not a use of the key from an address', async () => {
  const key = await newKey(keyturn)
  const asked = await lastUse(key.id, async (machines) => {
    expect(await introspect(machines, key.secret)).toBe(true)
  })
  expect(asked).toMatchObject({ lastRedeemedAt: null, lastUsedFrom: null })
  expect(asked.firstUsedAt).not.toBeNull()
  expect(asked.lastUsedAt).toEqual(asked.firstUsedAt)
})

test('R2: a refused token or key is not a use of its secret', async () => {
  const client = await newClient(keyturn, { networks: ['192.0.2.1'] })
  const token = await newToken(keyturn, { ...client, from: '192.0.2.1' })
  const key = await newKey(keyturn, { networks: ['192.0.2.1'] })
  keyturn.passTime(60_000)
  const redeemed = await redemption(client.id)
  const used = await lastUse(client.id, async (machines) => {
    expect(await verify(machines, `Bearer ${token}`)).toBe(403)
    expect(await verify(machines, `Bearer ${token}`, 'alerts:read')).toBe(403)
    expect(await verify(machines, `Bearer ${key.secret}`)).toBe(403)
  })
  await keyturn.runtime.disableApiClient(keyturn.administrator, { id: client.id })
  const refused = await lastUse(client.id, async (machines) => {
    expect(await verify(machines, `Bearer ${token}`)).toBe(401)
    expect(await introspect(machines, token)).toBe(false)
  })
  expect([used.lastUsedAt, refused.lastUsedAt]).toEqual([redeemed, redeemed])
  expect(await prisma.secret.findFirstOrThrow({ where: { credentialId: key.id } })).toMatchObject({
    firstUsedAt: null,
    lastUsedAt: null,
  })
})
