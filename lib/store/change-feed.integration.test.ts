import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'
import { onPostgres } from '@/prisma/test-database'
import { PrismaClient } from './generated/client'

let keyturn: TestRuntime
let other: Awaited<ReturnType<TestRuntime['beside']>>
beforeAll(async () => {
  keyturn = await openTestRuntime()
  other = await keyturn.beside()
})
afterAll(async () => {
  await other.close()
  await keyturn.close()
})

async function newClient() {
  const created = await keyturn.runtime.createApiClient(keyturn.administrator, {
    ...plainClient,
    submissionId: randomUUID(),
  })
  if (!created.ok) throw new Error(created.failure.kind)
  return {
    id: created.value.client.id,
    clientId: created.value.client.clientId,
    secret: created.value.secret,
  }
}

async function tokenFrom(machines: FastifyInstance, client: Awaited<ReturnType<typeof newClient>>) {
  const answer = await machines.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.secret.reveal(),
    }).toString(),
  })
  return answer.json<{ access_token: string }>().access_token
}

const statusAt = async (machines: FastifyInstance, token: string) =>
  (await machines.inject({ url: '/verify', headers: { authorization: `Bearer ${token}` } })).statusCode

if (onPostgres()) {
  test('a credential that one process deletes is refused by another', async () => {
    const client = await newClient()
    const token = await tokenFrom(other.machines, client)
    expect(await statusAt(other.machines, token)).toBe(204)
    await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id })
    expect(await statusAt(keyturn.machines, token)).toBe(401)
    await expect.poll(() => statusAt(other.machines, token), { interval: 5 }).toBe(401)
  })

  test('while the listener is disconnected nothing in memory is used, and afterwards no missed change is ignored', async () => {
    const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
    for (let round = 0; round < 3; round++) {
      const client = await newClient()
      const token = await tokenFrom(other.machines, client)
      expect(await statusAt(other.machines, token)).toBe(204)
      await prisma.$executeRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query IN ('LISTEN keyturn_changes', 'SELECT 1') AND pid <> pg_backend_pid()`
      await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id })
      await expect.poll(() => statusAt(other.machines, token), { interval: 5 }).toBe(401)
    }
  })

  test.each([
    ['nothing', ''],
    ['malformed JSON', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['an unknown kind', '{"kind":"planet","id":"x"}'],
    ['no id', '{"kind":"credential"}'],
    ['an id that is not a string', '{"kind":"credential","id":5}'],
  ])('an announcement of %s counts as a missed change', async (_title, payload) => {
    const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
    const client = await newClient()
    const token = await tokenFrom(other.machines, client)
    expect(await statusAt(other.machines, token)).toBe(204)
    // A change that is not announced: only a process that forgets what it knows will see it.
    await prisma.credential.update({ where: { id: client.id }, data: { disabledAt: new Date() } })
    await prisma.$executeRaw`SELECT pg_notify('keyturn_changes', ${payload})`
    await expect.poll(() => statusAt(other.machines, token), { interval: 5 }).toBe(401)
  })
} else {
  test('the single process of the embedded database learns of its own changes before it answers', async () => {
    const client = await newClient()
    const token = await tokenFrom(keyturn.machines, client)
    expect(await statusAt(keyturn.machines, token)).toBe(204)
    await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id })
    expect(await statusAt(keyturn.machines, token)).toBe(401)
  })
}
