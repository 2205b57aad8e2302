import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import pg from 'pg'
import { pino } from 'pino'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'
import { postForm } from '@/lib/token-service/test-machine'
import { onPostgres } from '@/prisma/test-database'
import { openPostgresDatabase } from './postgresql-database'
import { openProxy } from './test-proxy'

type Proxy = Awaited<ReturnType<typeof openProxy>>

/** A line of the log. */
interface Line {
  level: number
  msg: string
  failures?: number
}

const outages = {
  'that stops and starts again': {
    begin: (proxy: Proxy) => proxy.refuse(),
    end: (proxy: Proxy) => proxy.accept(),
  },
  'that hangs and recovers': {
    begin: (proxy: Proxy) => proxy.freeze(),
    end: (proxy: Proxy) => proxy.thaw(),
  },
  'whose connections die silently': {
    begin: (proxy: Proxy) => proxy.freeze(),
    end: (proxy: Proxy) => proxy.failOver(),
  },
} as const

test.runIf(onPostgres())('a connection that the server ends is logged once, and nothing fails', async () => {
  const lines: Line[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as Line) })
  const keyturn = await openTestRuntime({}, { log })
  const killer = new pg.Client(keyturn.database.url ?? '')
  await killer.connect()
  await killer.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  await killer.end()
  const lost = 'a connection to the database was lost; new ones work'
  await expect.poll(() => lines.filter(({ msg }) => msg === lost).length).toBe(1)
  expect((await keyturn.runtime.listApiClients(keyturn.administrator, {})).ok).toBe(true)
  await keyturn.close()
})

describe.runIf(onPostgres()).each(Object.entries(outages))('a database %s', (_how, { begin, end }) => {
  let proxy: Proxy
  let keyturn: TestRuntime
  let client: { id: string; clientId: string; secret: string }
  let lines: Line[]

  beforeEach(async () => {
    lines = []
    const log = pino(
      { level: 'info' },
      { write: (line: string) => void lines.push(JSON.parse(line) as Line) },
    )
    keyturn = await openTestRuntime(
      {},
      {
        log,
        async through(direct) {
          proxy = await openProxy(direct.url ?? '')
          const database = await openPostgresDatabase(proxy.url)
          const close = async () => {
            await database.close()
            await proxy.close()
            await direct.close()
          }
          return { ...database, close }
        },
      },
    )
    const form = { ...plainClient, submissionId: randomUUID() }
    const created = await keyturn.runtime.createApiClient(keyturn.administrator, form)
    if (!created.ok) throw new Error(created.failure.kind)
    const { client: made, secret } = created.value
    client = { id: made.id, clientId: made.clientId, secret: secret.reveal() }
  })
  afterEach(() => keyturn.close())

  const redeem = async (clientId = client.clientId) =>
    keyturn.machines.inject({
      method: 'POST',
      url: '/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: client.secret,
      }).toString(),
    })
  const revoke = (token: string) =>
    postForm(keyturn.machines, '/oauth/revoke', {
      form: { client_id: client.clientId, client_secret: client.secret, token },
    })
  const stranger = () => `kt_${randomUUID().replaceAll('-', '').slice(0, 24)}`
  const ready = async () => (await keyturn.machines.inject('/readyz')).statusCode
  const uses = async () => {
    const usage = await keyturn.runtime.listUsage(keyturn.administrator, { credential: client.clientId })
    return usage.ok ? usage.value.rows.reduce((sum, { count }) => sum + count, 0) : null
  }

  test('causes 503 and two lines in the log, and afterwards everything works again and nothing is missing', async () => {
    const { access_token: token } = (await redeem()).json<{ access_token: string }>()
    expect(await ready()).toBe(200)

    await begin(proxy)
    const first = await Promise.all([
      ready(),
      revoke(token),
      ...Array.from({ length: 20 }, () => redeem(stranger())),
    ])
    expect(first.map((answer) => (typeof answer === 'number' ? answer : answer.statusCode))).toEqual(
      first.map(() => 503),
    )
    await expect.poll(() => keyturn.runtime.outage.isAway()).toBe(true)
    for (let time = 0; time < 200; time++) {
      const answer = await redeem(stranger())
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1'])
    }
    const reference = String((await redeem(stranger())).headers['x-request-id'])
    await expect(keyturn.runtime.listApiClients(keyturn.administrator, {})).rejects.toThrow()

    await end(proxy)
    await expect.poll(() => keyturn.runtime.outage.isTroubled()).toBe(false)
    await expect.poll(ready).toBe(200)
    await expect.poll(async () => (await redeem()).statusCode).toBe(200)
    expect((await redeem(stranger())).statusCode).toBe(401)
    expect((await revoke(token)).statusCode).toBe(200)
    await expect.poll(uses).toBe(3)
    await expect
      .poll(() => keyturn.runtime.listRefusals(keyturn.administrator, { reference }))
      .toMatchObject({ value: { rows: [{ status: 503, reason: 'unavailable' }] } })

    expect(lines.filter(({ level }) => level >= 40).map(({ msg }) => msg)).toEqual([
      'the database is unreachable; trying again twice a second',
      'the database is reachable again',
    ])
    expect(lines.find(({ msg }) => msg === 'the database is reachable again')?.failures).toBeGreaterThan(100)
  })

  test('that does not recover before Keyturn stops: the log says how much was lost', async () => {
    expect((await redeem()).statusCode).toBe(200)
    await begin(proxy)
    expect(await keyturn.runtime.close()).toEqual({ uses: 1, credentials: 1, refusals: 0, reports: 0 })
    await end(proxy)
  })
})
