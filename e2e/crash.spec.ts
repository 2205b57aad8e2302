import { request } from 'node:http'
import { issueOn, type Issued } from './support/issue'
import { Keyturn } from './support/keyturn'
import { lookInto } from './support/look-into'
import { expect, test } from './support/test'
import { databases, withDatabase } from './support/with-database'

// The server as delivered, which tests can use only through its pages and endpoints.
const delivered = 'dist/main.js'

test.describe.configure({ timeout: 180_000 })

test('SIGTERM: requests in flight are answered, data in memory is stored, and the exit code is 0', async ({
  bundles,
}) => {
  await withDatabase('embedded', async (environment) => {
    const before = await Keyturn.start(bundles.server, environment)
    const client = await issueOn(before, { name: 'In flight' })
    expect(await before.stop()).toBe(0)

    const stopping = await Keyturn.start(delivered, environment)
    const requests = await Promise.all([1, 2, 3].map(() => beginTokenRequest(stopping.url, client)))
    const ended = stopping.stop()
    await expect.poll(() => stopping.log.map(({ msg }) => msg)).toContain('stopping')
    const asked = Date.now()
    const answers = await Promise.all(requests.map((finish) => finish()))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await ended).toBe(0)
    expect(stopping.errors).toEqual([])
    expect(stopping.log.at(-1)?.msg).toBe('stopped')

    expect((await lookInto(bundles, environment)).lastUse).toBeGreaterThanOrEqual(asked)
  })
})

for (const database of databases) {
  test(`SIGKILL while clients are created loses nothing acknowledged, and no audit event (${database})`, async ({
    bundles,
  }) => {
    await withDatabase(database, async (environment) => {
      const acknowledged = new Set<string>()
      for (const round of [1, 2]) {
        const server = await Keyturn.start(bundles.server, environment)
        const killed = acknowledged.size + 40
        const streams = [1, 2, 3, 4].map(async (stream) => {
          for (let number = 1; ; number++) {
            const { id } = await issueOn(server, {
              name: `Round ${round}, stream ${stream}, number ${number}`,
            })
            acknowledged.add(id)
            if (acknowledged.size === killed) void server.kill()
          }
        })
        // They end with the server, in the middle of a request.
        const ends = await Promise.allSettled(streams)
        expect(ends.map((end) => end.status)).toEqual(streams.map(() => 'rejected'))
        expect(await server.ended).toBe('SIGKILL')

        const findings = await lookInto(bundles, environment)
        expect(findings.broken).toBeNull()
        expect(findings.created.toSorted()).toEqual(findings.credentials.toSorted())
        expect(findings.credentials).toEqual(expect.arrayContaining([...acknowledged]))
        // At most the requests in flight at that moment are stored without having been acknowledged.
        expect(findings.credentials.length).toBeLessThanOrEqual(acknowledged.size + round * streams.length)
      }
      const server = await Keyturn.start(bundles.server, environment)
      await issueOn(server, { name: 'After the crashes' })
      expect(await server.stop()).toBe(0)
      expect(await lookInto(bundles, environment)).toMatchObject({ broken: null })
    })
  })
}

test('a second start on the same DATA_DIR is refused with a reason, and does not affect the first', async ({
  keyturn: first,
  issue,
}) => {
  const second = await Keyturn.launch(delivered, first.environment)
  expect(await second.isReady()).toBe(false)
  expect(await second.ended).toBe(1)
  expect(second.printed).toBe(
    `Another Keyturn process (pid ${first.pid}) has DATA_DIR open. Stop it first, or set DATABASE_URL.\n`,
  )
  await issue({ name: 'Undisturbed' })
})

test('a start with a wrong root key is refused with one sentence and no other output', async () => {
  await withDatabase('embedded', async (environment) => {
    const first = await Keyturn.start(delivered, environment)
    expect(await first.stop()).toBe(0)
    const KEYTURN_ROOT_KEY = Buffer.alloc(32, 'wrong').toString('base64')
    const second = await Keyturn.launch(delivered, { ...environment, KEYTURN_ROOT_KEY })
    expect(await second.isReady()).toBe(false)
    expect(await second.ended).toBe(1)
    expect(second.printed).toBe(
      'KEYTURN_ROOT_KEY (or DATA_DIR/root.key) is not the key with which this database was set up: it cannot decrypt the signing key in the database.\n',
    )
  })
})

test('passwords are hashed with bcrypt at cost 12, which no environment variable lowers', async ({
  bundles,
}) => {
  await withDatabase('embedded', async (environment) => {
    const lower = { PASSWORD_COST: '4', KEYTURN_PASSWORD_COST: '4', BCRYPT_COST: '4', NODE_ENV: 'test' }
    const server = await Keyturn.start(delivered, { ...environment, ...lower })
    expect(await server.stop()).toBe(0)
    expect((await lookInto(bundles, environment)).passwordCosts).toEqual([12])
  })
})

/** Sends the headers of a token request, waits until the server has them, and returns the function that sends the rest. */
function beginTokenRequest(
  url: string,
  { clientId, secret }: Issued,
): Promise<() => Promise<{ status: number }>> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
  })
  const sent = request(`${url}/oauth/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': body.toString().length,
      expect: '100-continue',
    },
  })
  const answered = new Promise<{ status: number }>((resolve, reject) => {
    sent.on('response', (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0 })
    })
    sent.on('error', reject)
  })
  return new Promise((resolve) => {
    sent.on('continue', () =>
      resolve(() => {
        sent.end(body.toString())
        return answered
      }),
    )
    sent.flushHeaders()
  })
}
