import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PlainSecret } from '@/lib/domain/secret'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'
import { postForm } from '@/lib/token-service/test-machine'
import { onPostgres } from '@/prisma/test-database'
import { openProxy } from '@/server/test-proxy'
import { PrismaClient } from '../generated/client'
import { changesChannel, channelOf, readAddressed, readAnnouncement } from './messages'

type Neighbour = Awaited<ReturnType<TestRuntime['beside']>>

let keyturn: TestRuntime
let other: Neighbour
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  other = await keyturn.beside()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(async () => {
  await other.close()
  await keyturn.close()
})

interface Client {
  id: string
  clientId: string
  secret: PlainSecret
  version: number
}

async function newClient(fields: Partial<typeof plainClient> = {}): Promise<Client> {
  const created = await keyturn.runtime.createApiClient(keyturn.administrator, {
    ...plainClient,
    ...fields,
    submissionId: randomUUID(),
  })
  if (!created.ok) throw new Error(created.failure.kind)
  const { client, secret } = created.value
  return { id: client.id, clientId: client.clientId, secret, version: client.version }
}

const requestToken = (machines: FastifyInstance, client: Pick<Client, 'clientId' | 'secret'>) =>
  machines.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.secret.reveal(),
    }).toString(),
  })

async function tokenFrom(machines: FastifyInstance, client: Client) {
  return (await requestToken(machines, client)).json<{ access_token: string }>().access_token
}

const statusAt = async (machines: FastifyInstance, token: string, scope = '') =>
  (await machines.inject({ url: `/verify?scope=${scope}`, headers: { authorization: `Bearer ${token}` } }))
    .statusCode

/** Returns when a process decides from memory: it does not notice a change that nobody announced. */
async function remembers(machines: FastifyInstance, { id }: Client, token: string): Promise<void> {
  const store = async (disabledAt: Date | null) => {
    await prisma.credential.update({ where: { id }, data: { disabledAt } })
    return statusAt(machines, token)
  }
  await vi.waitFor(
    async () => {
      // It may remember that the client was disabled.
      await prisma.$executeRaw`SELECT pg_notify('keyturn_changes', ${JSON.stringify({ kind: 'credential', id })})`
      if ((await store(null)) !== 204 || (await store(new Date())) !== 204)
        throw new Error('reads the database')
    },
    { timeout: 10_000, interval: 50 },
  )
  await prisma.credential.update({ where: { id }, data: { disabledAt: null } })
}

const must = async (result: Promise<{ ok: boolean }>) => expect(await result).toMatchObject({ ok: true })

async function anApi(): Promise<{ id: string; slug: string; name: string }> {
  const slug = `api-${randomUUID().slice(0, 8)}`
  const added = await keyturn.runtime.addApi(keyturn.administrator, {
    name: slug,
    slug,
    productId: null,
    writable: true,
    grantable: true,
  })
  if (!added.ok) throw new Error(added.failure.kind)
  return { id: added.value.id, slug, name: slug }
}

if (onPostgres()) {
  describe('after its answer, a change is in force at the first request to another process', () => {
    test.each<[string, (client: Client, token: string) => Promise<{ ok: boolean }>]>([
      ['its client was deleted', ({ id }) => keyturn.runtime.deleteApiClient(keyturn.administrator, { id })],
      [
        'its client was disabled',
        ({ id }) => keyturn.runtime.disableApiClient(keyturn.administrator, { id }),
      ],
      [
        'its client was deleted with others',
        ({ id }) => keyturn.runtime.deleteApiClients(keyturn.administrator, { ids: [id] }),
      ],
      [
        'its client got a new secret',
        ({ id, version }) => keyturn.runtime.resetSecret(keyturn.administrator, { id, version }),
      ],
      [
        'an administrator revoked all tokens',
        ({ id }) => keyturn.runtime.revokeTokens(keyturn.administrator, { id }),
      ],
      [
        'its client revoked it',
        async (client, token) => {
          const proof = { client_id: client.clientId, client_secret: client.secret.reveal() }
          const answer = await postForm(keyturn.machines, '/oauth/revoke', { form: { ...proof, token } })
          return { ok: answer.statusCode === 200 }
        },
      ],
    ])('a token is refused after %s', async (_how, change) => {
      for (let round = 0; round < 2; round++) {
        const client = await newClient()
        const token = await tokenFrom(other.machines, client)
        await remembers(other.machines, client, token)
        await must(change(client, token))
        expect(await statusAt(other.machines, token)).toBe(401)
      }
    })

    test('a permission that was taken is missing, and one that was given is there', async () => {
      const [taken, given] = [await anApi(), await anApi()]
      const client = await newClient({ grants: [{ apiId: taken.id, read: true, write: false }] })
      const token = await tokenFrom(other.machines, client)
      await remembers(other.machines, client, token)
      await must(
        keyturn.runtime.editApiClient(keyturn.administrator, {
          ...plainClient,
          id: client.id,
          version: client.version,
          ownerId: null,
          grants: [{ apiId: given.id, read: true, write: false }],
        }),
      )
      expect(await statusAt(other.machines, token, `${taken.slug}:read`)).toBe(403)
      const next = await tokenFrom(other.machines, client)
      expect(await statusAt(other.machines, next, `${given.slug}:read`)).toBe(204)
    })

    test('an API that was retired is out of reach', async () => {
      const api = await anApi()
      const client = await newClient({ grants: [{ apiId: api.id, read: true, write: false }] })
      const token = await tokenFrom(other.machines, client)
      await remembers(other.machines, client, token)
      expect(await statusAt(other.machines, token, `${api.slug}:read`)).toBe(204)
      await must(keyturn.runtime.retireApi(keyturn.administrator, { id: api.id }))
      expect(await statusAt(other.machines, token, `${api.slug}:read`)).toBe(403)
    })

    test('a new secret works, and the old one does not', async () => {
      const client = await newClient()
      await remembers(other.machines, client, await tokenFrom(other.machines, client))
      const reset = await keyturn.runtime.resetSecret(keyturn.administrator, {
        id: client.id,
        version: client.version,
      })
      if (!reset.ok) throw new Error(reset.failure.kind)
      const { secret } = reset.value
      expect((await requestToken(other.machines, { ...client, secret })).statusCode).toBe(200)
      expect((await requestToken(other.machines, client)).statusCode).toBe(401)
    })
  })

  describe.concurrent('whatever is broken, the token of a deleted client is refused after the answer', () => {
    type Proxy = Awaited<ReturnType<typeof openProxy>>
    /** Ends connections of one process, which are named after its proxy. */
    const end = ({ url }: Proxy, statement: string) => prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = ${new URL(url).port} AND query LIKE ${`${statement}%`}`

    /** A process whose connections to the others go through a proxy. */
    async function behindProxy() {
      const proxy = await openProxy(keyturn.database.url ?? '')
      const url = `${proxy.url}?application_name=${new URL(proxy.url).port}`
      return { proxy, neighbour: await keyturn.beside((database) => ({ ...database, url })) }
    }

    test.each<[string, (proxy: Proxy) => Promise<unknown> | void]>([
      ['the connection that listens was closed', (proxy) => end(proxy, 'LISTEN')],
      ['the connection that sends heartbeats was closed', (proxy) => end(proxy, 'WITH me AS')],
      ['the connection that listens is half open', (proxy) => proxy.deafen()],
      ['both connections are frozen', (proxy) => proxy.freeze()],
      ['the server refuses connections', (proxy) => proxy.refuse()],
    ])('%s', async (_what, breakIt) => {
      const { proxy, neighbour: broken } = await behindProxy()
      const client = await newClient()
      const token = await tokenFrom(broken.machines, client)
      await remembers(broken.machines, client, token)
      await breakIt(proxy)
      await must(keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id }))
      expect(await statusAt(broken.machines, token)).toBe(401)
      await broken.close()
      await proxy.close()
    })

    test('the writer itself hears nothing', async () => {
      const { proxy, neighbour: writer } = await behindProxy()
      const client = await newClient()
      const token = await tokenFrom(other.machines, client)
      await remembers(other.machines, client, token)
      proxy.freeze()
      await must(writer.runtime.deleteApiClient(keyturn.administrator, { id: client.id }))
      expect(await statusAt(other.machines, token)).toBe(401)
      await writer.close()
      await proxy.close()
    })

    test('a process believes its memory again when the connection is back', async () => {
      const { proxy, neighbour: broken } = await behindProxy()
      const client = await newClient()
      const token = await tokenFrom(broken.machines, client)
      await remembers(broken.machines, client, token)
      proxy.deafen()
      await remembers(broken.machines, client, token)
      await broken.close()
      await proxy.close()
    })
  })

  test('a process acknowledges a change to its writer', async () => {
    const listener = new pg.Client(keyturn.database.url ?? '')
    await listener.connect()
    const heard: { channel: string; payload: string }[] = []
    listener.on('notification', ({ channel, payload = '' }) => heard.push({ channel, payload }))
    const ids = (await prisma.process.findMany()).map(({ id }) => id)
    for (const id of ids) await listener.query(`LISTEN ${channelOf(id)}`)
    await listener.query(`LISTEN ${changesChannel}`)
    await newClient()
    await vi.waitFor(() => {
      const [request] = heard.flatMap(({ payload }) => {
        const message = readAnnouncement(payload)
        return message && 'ask' in message ? [message] : []
      })
      const acknowledged = heard.flatMap(({ channel, payload }) => {
        const message = readAddressed(payload)
        return message && 'asks' in message && channel === channelOf(request?.writer ?? '') ? [message] : []
      })
      expect(ids).toContain(request?.writer)
      const others = ids.filter((id) => id !== request?.writer)
      expect(acknowledged.map(({ asks }) => asks)).toEqual([[request?.ask]])
      for (const { by } of acknowledged) expect(others).toContain(by)
    }, 10_000)
    await listener.end()
  })

  describe('the rows of processes', () => {
    const rows = async () => (await prisma.process.findMany()).map(({ id }) => id)
    const numberOfRows = (number: number) =>
      vi.waitFor(async () => expect((await rows()).length).toBe(number), { timeout: 10_000, interval: 50 })

    // Some of the broken processes above could not remove their rows.
    beforeAll(async () => {
      await prisma.process.deleteMany()
      await numberOfRows(2)
    })

    const change = () => newClient()

    test('one that serves tokens has a row until it stops', async () => {
      const before = await rows()
      const third = await keyturn.beside()
      await expect.poll(async () => (await rows()).length).toBe(before.length + 1)
      await third.close()
      expect((await rows()).toSorted()).toEqual(before.toSorted())
    })

    test('one that was silent for a minute is removed with the next change, and one that is alive is not', async () => {
      const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
      await prisma.process.createMany({
        data: [
          { id: 'silent', startedAt: minutesAgo(9), aliveAt: minutesAgo(1.1) },
          { id: 'late', startedAt: minutesAgo(9), aliveAt: minutesAgo(0.5) },
        ],
      })
      await change()
      expect(await rows()).toContain('late')
      expect(await rows()).not.toContain('silent')
      await prisma.process.delete({ where: { id: 'late' } })
    })

    test('one whose row was removed stores a new one before it believes its memory again', async () => {
      const third = await keyturn.beside()
      const client = await newClient()
      const token = await tokenFrom(third.machines, client)
      await remembers(third.machines, client, token)
      const before = await rows()
      await prisma.process.deleteMany()
      await numberOfRows(before.length)
      for (const id of await rows()) expect(before).not.toContain(id)
      await must(keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id }))
      expect(await statusAt(third.machines, token)).toBe(401)
      await third.close()
    })
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
    ['a request by nobody', '{"ask":1}'],
  ])('an announcement of %s counts as a missed change', async (_title, payload) => {
    const client = await newClient()
    const token = await tokenFrom(other.machines, client)
    await remembers(other.machines, client, token)
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
