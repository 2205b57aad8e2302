import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newServiceApiKey } from '@/lib/domain/secret'
import type { Database } from '@/lib/store/database'
import { listen, openTestServer, type TestServer } from './test-server'
import { RawConnection, rawRequest, type RawAnswer } from './test-socket'

/** How many requests of clients that were never known may wait. */
const mostWaiting = 600
const tooMany = 3

let keyturn: TestServer
const gate = holdBack()
beforeAll(async () => {
  keyturn = await openTestServer({}, undefined, { through: gate.through })
})
afterAll(() => keyturn.close())

const post = (body: string) =>
  rawRequest(
    'POST /oauth/token',
    ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`],
    body,
  )
const redemption = ({ clientId, secret }: { clientId: string; secret: string }) =>
  post(`grant_type=client_credentials&client_id=${clientId}&client_secret=${secret}`)
const verification = (credential: string) =>
  rawRequest('GET /verify', [`Authorization: Bearer ${credential}`])

describe('more requests than may wait for the database', () => {
  const connections: RawConnection[] = []
  afterEach(() => {
    gate.open()
    for (const connection of connections.splice(0)) connection.destroy()
  })
  const open = async () => {
    const connection = await RawConnection.open(keyturn.port)
    connections.push(connection)
    return connection
  }
  async function redeem(client: { clientId: string; secret: string }): Promise<string> {
    const { body } = await (await open()).ask(redemption(client))
    return (JSON.parse(body) as { access_token: string }).access_token
  }

  test.each([
    ['token requests', redemption({ clientId: `kt_${'0'.repeat(24)}`, secret: 'wrong' })],
    ['verifications', verification(newServiceApiKey().reveal())],
  ])('%s get 503 at once, and nobody else has to wait', async (_title, unknown) => {
    const warm = await keyturn.newClient()
    const token = await redeem(warm)

    // Callers that are still sending take no place.
    const half = unknown.length - 2
    const callers = await Promise.all(Array.from({ length: mostWaiting + tooMany }, open))
    for (const caller of callers) caller.write(unknown.slice(0, half))
    expect((await (await open()).ask(unknown)).status).toBe(401)

    const answers: RawAnswer[] = []
    gate.close()
    const all = callers.map((caller) => caller.ask(unknown.slice(half)).then((each) => answers.push(each)))
    await expect.poll(() => answers.length, { interval: 5, timeout: 10_000 }).toBeGreaterThanOrEqual(tooMany)
    // Those that wait get 503 too, but only after 1.5 seconds.
    for (const { status, headers, body } of answers) {
      expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '1', 'no-store'])
      expect(JSON.parse(body)).toEqual({ error: 'temporarily_unavailable' })
    }
    expect((await (await open()).ask(verification(token))).status).toBe(204)
    expect((await (await open()).ask(redemption(warm))).status).toBe(200)
    expect((await (await open()).ask(rawRequest('GET /healthz'))).status).toBe(200)

    gate.open()
    await Promise.all(all)
    const status = async () => (await (await open()).ask(unknown)).status
    await expect.poll(status).not.toBe(503)
  })
})

describe('if too many connections are open, a new one takes the place of', () => {
  /** A connection whose request waits for the database. */
  async function askAndWait(port: number) {
    gate.close()
    const connection = await RawConnection.open(port)
    const answer = connection.ask(verification(newServiceApiKey().reveal()))
    return answer
  }
  afterEach(() => gate.open())

  test.each<[string, (unneeded: RawConnection) => Promise<unknown> | void]>([
    ['one on which no request has begun', () => {}],
    ['one that waits for its next request', (unneeded) => unneeded.ask(rawRequest('GET /healthz'))],
    [
      'one whose request is still arriving',
      (unneeded) => unneeded.write(redemption({ clientId: 'x', secret: 'y' }).slice(0, -2)),
    ],
  ])('%s', async (_which, use) => {
    const small = await listen(keyturn, { connections: 2 })
    const unneeded = await RawConnection.open(small.port)
    await use(unneeded)
    const busy = askAndWait(small.port)
    await expect.poll(small.openConnections).toBe(2)
    await expect.poll(gate.isAsked).toBe(true)
    const fresh = await RawConnection.open(small.port)
    await unneeded.closed()
    gate.open()
    expect((await busy).status).toBe(401)
    expect((await fresh.ask(rawRequest('GET /healthz'))).status).toBe(200)
    await small.stopListening()
  })

  test('none that waits for an answer: then the new one is closed', async () => {
    const small = await listen(keyturn, { connections: 1 })
    const busy = askAndWait(small.port)
    await expect.poll(gate.isAsked).toBe(true)
    await (await RawConnection.open(small.port)).closed()
    gate.open()
    expect((await busy).status).toBe(401)
    await small.stopListening()
  })
})

/** A database that can hold its answers to machines back. */
function holdBack() {
  let opened = Promise.resolve()
  let open = () => {}
  let isAsked = false
  return {
    close(): void {
      isAsked = false
      opened = new Promise((resolve) => (open = resolve))
    },
    open: () => open(),
    /** Whether a statement was sent since it was closed. */
    isAsked: () => isAsked,
    async through(database: Database): Promise<Database> {
      const { provider, adapterName, connectToShadowDb } = database.machines
      return {
        ...database,
        machines: {
          provider,
          adapterName,
          connectToShadowDb,
          async connect() {
            const connection = await database.machines.connect()
            const query = connection.queryRaw.bind(connection)
            connection.queryRaw = (asked) => {
              isAsked = true
              return opened.then(() => query(asked))
            }
            return connection
          },
        },
      }
    },
  }
}
