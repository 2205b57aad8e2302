import { openTestSocketsTo, rawRequest } from './support/raw'
import { Keyturn } from './support/keyturn'
import { ServerAction } from './support/server-action'
import { expect, test } from './support/test'
import { withDatabase } from './support/with-database'

test.describe('a server action', () => {
  test('is refused on every page except its own, and is not forwarded', async ({
    console,
    byHand,
    issue,
    stored,
  }) => {
    await issue({ name: 'Stays' })
    await console.openDetails('Stays')
    const action = await ServerAction.caught(console.page, async () => {
      await console.page.getByRole('button', { name: 'Delete...' }).click()
      await console.page.getByRole('button', { name: 'Delete', exact: true }).click()
    })
    const http = await byHand('cloud_administrator')
    const events = (await stored.latestEvents()).length
    for (const path of [
      '/people',
      '/login',
      '/',
      '/api-clients/',
      '/api%2Dclients',
      '/API-clients',
      '/nowhere',
    ]) {
      const answer = await action.send(http, { path })
      expect(answer.status(), path).toBe(400)
    }
    expect(await stored.client('Stays')).toMatchObject({ version: 1 })
    expect((await stored.latestEvents()).length).toBe(events)

    await action.send(http)
    expect(await stored.clients('Stays')).toEqual([])
  })
})

test.describe('a request to upgrade', () => {
  const upgrade = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  ]

  test('is answered like a plain request, even after a page was opened', async ({ keyturn }) => {
    const sockets = openTestSocketsTo(keyturn.url)
    expect((await sockets.send(rawRequest('GET /login'))).status).toBe(200)
    const asked: [string, number][] = [
      ['GET /healthz', 200],
      ['GET /verify', 401],
      ['GET /login', 200],
      ['GET /_next/webpack-hmr', 404],
      ['GET /nowhere', 404],
    ]
    for (const [line, status] of asked)
      expect((await sockets.send(rawRequest(line, upgrade))).status, line).toBe(status)
  })

  test('does not prevent the server from stopping', async ({ bundles }) => {
    await withDatabase('embedded', async (environment) => {
      const server = await Keyturn.start(bundles.server, environment)
      const sockets = openTestSocketsTo(server.url)
      await sockets.send(rawRequest('GET /login'))
      const open = await sockets.open()
      open.write(rawRequest('GET /login', upgrade))
      const silent = await sockets.open()
      expect(await server.stop()).toBe(0)
      await Promise.all([open.closed(), silent.closed()])
    })
  })
})
