import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PrismaClient } from '@/lib/store/generated/client'
import { listedCatalogue } from '@/lib/test-catalogue'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '127.0.0.1' })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

async function newClient(networks: string[] = []) {
  const api = (await listedCatalogue(keyturn)).apis.find(({ slug }) => slug === 'alerts')
  const created = await keyturn.runtime.createApiClient(keyturn.administrator, {
    ...plainClient,
    submissionId: randomUUID(),
    grants: api ? [{ apiId: api.id, read: true, write: false }] : [],
    networks,
  })
  if (!created.ok) throw new Error(created.failure.kind)
  return { client: created.value.client, secret: created.value.secret.reveal() }
}

async function redeem(clientId: string, secret: string, { scope = '', from = '192.0.2.9' } = {}) {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret, scope }
  const answer = await keyturn.machines.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from },
    payload: new URLSearchParams(form).toString(),
  })
  return answer.json<{ access_token: string }>().access_token
}

const verify = (token: string, scope: string, from = '192.0.2.9') =>
  keyturn.machines.inject({
    url: '/verify',
    headers: { authorization: `Bearer ${token}`, 'x-required-scope': scope, 'x-forwarded-for': from },
  })

/** The stored usage of a credential, once it has this many uses. */
async function stored(credentialId: string, count: number) {
  const rows = () => prisma.usage.findMany({ where: { credentialId }, orderBy: { id: 'asc' } })
  const total = async () => (await rows()).reduce((sum, row) => sum + Number(row.count), 0)
  await expect.poll(total).toBe(count)
  const summaries = (await rows()).map(
    (row) => `${row.count} ${row.scope || '-'} ${row.outcome} from ${row.sourceAddress}`,
  )
  return summaries.toSorted()
}

test('D7: every token request and verification is stored within two seconds, with its outcome', async () => {
  const { client, secret } = await newClient()
  const token = await redeem(client.clientId, secret)
  await redeem(client.clientId, 'wrong')
  await redeem(client.clientId, secret, { scope: 'users:read' })
  await verify(token, 'alerts:read')
  await verify(token, 'alerts:read')
  await verify(token, 'alerts:read', '192.0.2.10')
  await verify(token, 'alerts:write')
  await verify(token, '')
  await verify(token, 'x'.repeat(10_000))
  const { id, version } = client
  await keyturn.runtime.resetSecret(keyturn.administrator, { id, version })
  await verify(token, 'alerts:read')
  expect(await stored(client.id, 10)).toEqual([
    '1 - allowed from 192.0.2.9',
    '1 alerts:read allowed from 192.0.2.10',
    '1 alerts:read revoked from 192.0.2.9',
    '1 alerts:write insufficient_scope from 192.0.2.9',
    '1 other insufficient_scope from 192.0.2.9',
    '1 token allowed from 192.0.2.9',
    '1 token invalid_scope from 192.0.2.9',
    '1 token wrong_secret from 192.0.2.9',
    '2 alerts:read allowed from 192.0.2.9',
  ])
})

test('D7: use from a forbidden address is stored with that address, and so is use of a deleted client', async () => {
  const { client, secret } = await newClient(['192.0.2.0/24'])
  const token = await redeem(client.clientId, secret)
  await redeem(client.clientId, secret, { from: '203.0.113.7' })
  await verify(token, 'alerts:read', '203.0.113.7')
  await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id })
  await verify(token, 'alerts:read')
  expect(await stored(client.id, 4)).toEqual([
    '1 alerts:read deleted from 192.0.2.9',
    '1 alerts:read forbidden_address from 203.0.113.7',
    '1 token allowed from 192.0.2.9',
    '1 token forbidden_address from 203.0.113.7',
  ])
})

test('D7: unknown clients and malformed tokens are not stored, and gathered uses are written at shutdown', async () => {
  const { client, secret } = await newClient()
  const beside = await keyturn.beside()
  await keyturn.machines.inject({ url: '/verify', headers: { authorization: 'Bearer nonsense' } })
  await redeem(`kt_${'0'.repeat(24)}`, secret)
  const token = await redeem(client.clientId, secret)
  await beside.machines.inject({ url: '/verify', headers: { authorization: `Bearer ${token}` } })
  await beside.close()
  const written = await prisma.usage.count({ where: { credentialId: client.id, scope: '' } })
  expect(written).toBe(1)
  await stored(client.id, 2)
  const known = new Set((await prisma.credential.findMany()).map((credential) => credential.id))
  expect((await prisma.usage.findMany()).every((row) => known.has(row.credentialId))).toBe(true)
})
