import { request as openRequest } from 'node:http'
import { administrator } from './support/people'
import { ServerAction } from './support/server-action'
import { isSignedIn } from './support/sessions'
import { expect, test } from './support/test'

const json = { 'content-type': 'application/json' }
const sameSite = { 'sec-fetch-site': 'same-origin' }

test.describe('another site', () => {
  test('cannot make a browser delete anything', async ({ console, byHand, issue, keyturn, stored }) => {
    await issue({ name: 'Guarded' })
    await console.openDetails('Guarded')
    const action = await ServerAction.caught(console.page, async () => {
      await console.page.getByRole('button', { name: 'Delete...' }).click()
      await console.page.getByRole('button', { name: 'Delete', exact: true }).click()
    })
    const http = await byHand('cloud_administrator')
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: keyturn.url },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ]
    for (const headers of foreign) {
      const answer = await action.sendFrom(http, headers)
      expect(answer.status(), JSON.stringify(headers)).toBe(403)
    }
    expect(await stored.client('Guarded')).toMatchObject({ version: 1 })

    // The same request from our own page does delete.
    await action.send(http)
    expect(await stored.clients('Guarded')).toEqual([])
  })

  test('can sign nobody in or out', async ({ byHand }) => {
    for (const path of [
      '/api/auth/callback/credentials',
      '/api/auth/signout',
      '/api/auth/signin/credentials',
    ]) {
      const http = await byHand('cloud_administrator')
      const answer = await http.post(path, { headers: { origin: 'https://evil.example' }, form: {} })
      expect(answer.status(), path).toBe(403)
    }
  })

  test('gets a page with the right address when it uses another host name', async ({
    consoleOf,
    keyturn,
  }) => {
    const other = keyturn.url.replace('localhost', '127.0.0.1')
    const { page } = await consoleOf('stranger', { javaScriptEnabled: false })
    const answer = await page.goto(`${other}/login?callbackUrl=%2Faudit-trail`)
    expect(answer?.status()).toBe(421)
    await expect(page.getByRole('heading', { name: 'Use another address' })).toBeVisible()
    await page.getByRole('link').click()
    await expect(page).toHaveURL(`${keyturn.url}/login?callbackUrl=%2Faudit-trail`)
  })

  test('that writes our host name in capitals is accepted', async ({ keyturn }) => {
    const { host } = new URL(keyturn.url)
    const headers = { host: host.toUpperCase(), accept: 'text/html' }
    expect((await rawRequest(keyturn.url, { path: '/login', headers })).status).toBe(200)
  })
})

test.describe('an address that is not valid', () => {
  const beyond = '99999999999999999999999999'
  const addresses = [
    ...['', 'nonsense', '%00', 'x'.repeat(65), 'x'.repeat(5_000), "'%20OR%201=1--", '%F0%9F%92%A9'].map(
      (cursor) => `/api-clients?after=${cursor}`,
    ),
    ...['', 'nonsense', '%00', '0', '-1', '1.5', '1e3', beyond, '9223372036854775808', '0x10'].map(
      (cursor) => `/audit-trail?before=${cursor}`,
    ),
    ...['%00', 'x'.repeat(5_000)].map((id) => `/api-clients?client=${id}`),
    '/api-clients?client=a&client=b&after=c&after=d',
    '/audit-trail?before=1&before=2',
    '/api-clients?client[]=a&__proto__=b&constructor=c',
  ]
  for (const address of addresses) {
    const title = address.length < 60 ? address : `${address.slice(0, 40)}… (${address.length} characters)`
    test(`still shows the page: ${title}`, async ({ byHand }) => {
      const http = await byHand('cloud_administrator')
      const answer = await http.get(address, { headers: { accept: 'text/html' } })
      expect(answer.status()).toBe(200)
      expect(await answer.text()).toMatch(/<h1[^>]*>(API clients|Audit trail)/)
    })
  }

  test('shows the list, and which parts of the address were ignored', async ({ console, issue }) => {
    await issue({ name: 'Shown all the same' })
    await console.page.goto(
      '/api-clients?state=bogus&attention=later&permission=Alerts!&creator=nobody&after=zzz',
    )
    await expect(console.row('Shown all the same')).toBeVisible()
    const notice = console.page.getByRole('status').filter({ hasText: 'Part of this address was ignored' })
    for (const nonsense of ['bogus', 'later', 'Alerts!', 'nobody', 'zzz'])
      await expect(notice).toContainText(nonsense)
  })

  test('of a page that does not exist gets 404', async ({ byHand }) => {
    const http = await byHand('cloud_administrator')
    for (const address of [
      '/nowhere',
      '/api-clients/x',
      '/api/nothing',
      '/oauth/nothing',
      '/.env',
      '/_next/x',
    ]) {
      const answer = await http.get(address)
      expect(answer.status(), address).toBe(404)
    }
  })

  test('of a path that cannot be decoded is refused', async ({ keyturn }) => {
    for (const path of ['/%', '/%E0%A4%A', '/%00', '/api-clients/%2e%2e%2f%2e%2e'])
      expect((await rawRequest(keyturn.url, { path })).status, path).toBe(404)
    for (const [path, own] of [
      ['//evil.example/', '/evil.example/'],
      ['/\\evil.example', '/evil.example'],
    ] as const)
      expect(await rawRequest(keyturn.url, { path }), path).toEqual({ status: 308, location: own })
  })

  test('does not redirect to another site', async ({ keyturn }) => {
    for (const [path, status] of [
      ['//evil.example/', 421],
      ['/\\evil.example', 421],
      ['/@evil.example', 421],
      ['.evil.example/', 400],
    ] as const) {
      const headers = { host: 'other.example', accept: 'text/html' }
      const answer = await rawRequest(keyturn.url, { path, headers })
      expect(answer, path).toEqual({ status, location: undefined })
    }
  })
})

test.describe('a body that the console did not send', () => {
  const paths = ['/', '/api-clients', '/audit-trail', '/login', '/setup', '/nowhere']
  const actions = { 'content-type': 'text/plain;charset=UTF-8' }
  const bodies: Record<string, { headers: Record<string, string>; data: string; status?: number }> = {
    'JSON where a form belongs': { headers: json, data: '{"name": "x"' },
    'a form of nonsense': {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      data: '%%%=&&',
    },
    'a multipart body without its boundary': {
      headers: { 'content-type': 'multipart/form-data' },
      data: 'x',
    },
    'a multipart body that ends early': {
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      data: '--b\r\nContent-Disposition: form-data; name="1_$ACTION_ID_x"\r\n\r\n',
    },
    'no content type': { headers: { 'content-type': '' }, data: 'x', status: 415 },
    'an unknown content type': { headers: { 'content-type': 'application/x-nonsense' }, data: '\0\0\0' },
    'an action nobody has': {
      headers: { ...actions, 'next-action': 'f'.repeat(42) },
      data: '[]',
      status: 409,
    },
    'an action that is no id': { headers: { ...actions, 'next-action': '../../x' }, data: '[]', status: 400 },
  }
  for (const [what, { headers, data, status = 405 }] of Object.entries(bodies)) {
    test(`changes nothing and gets a proper error: ${what}`, async ({ byHand, stored }) => {
      const senders = [await byHand('cloud_administrator'), await byHand('stranger')]
      const [before] = await stored.latestEvents()
      for (const [index, http] of senders.entries()) {
        for (const path of paths) {
          const answer = await http.post(path, { headers: { ...sameSite, ...headers }, data })
          expect(answer.status(), `${path} by sender ${index}`).toBe(status)
        }
      }
      expect(await stored.latestEvents().then(([event]) => event)).toEqual(before)
    })
  }

  test('an action refuses input that is not valid', async ({ console, byHand, stored, issue }) => {
    await issue({ name: 'Untouched' })
    const dialog = await console.openEdit('Untouched')
    await dialog.getByLabel('Description').fill('Touched')
    const action = await ServerAction.caught(
      console.page,
      () => dialog.getByRole('button', { name: 'Save' }).click(),
      'Touched',
    )
    const http = await byHand('cloud_administrator')
    const { id } = await stored.client('Untouched')
    const inputs = [
      [],
      [null],
      ['text'],
      [{ id, version: 1 }],
      [{ id, version: 1, name: ['a'], description: {}, contactEmail: 5, application: true }],
      [{ id, version: '1', name: 'a', description: '', contactEmail: '', application: '' }],
      [{ id: 'x'.repeat(100), version: 1, name: 'a', description: '', contactEmail: '', application: '' }],
      [{ id: '\0', version: 1, name: 'a', description: '', contactEmail: '', application: '' }],
      [{ id, version: 1e300, name: 'a', description: '', contactEmail: '', application: '' }],
      [{ id, version: 1, name: 'a\0b', description: '', contactEmail: '', application: '' }],
      [{ id, version: 1, name: 'a', description: '\0', contactEmail: '', application: '' }],
    ]
    for (const input of inputs) {
      const answer = await action.send(http, { body: JSON.stringify(input) })
      expect(answer.status(), JSON.stringify(input)).toBe(200)
      expect(await answer.text(), JSON.stringify(input)).toContain('"ok":false')
    }
    const nonsense = ['', '{', 'null', '{}', '"text"', '[', '[{]', '\0', '[{"id":']
    // References of the protocol to missing parts.
    const danglingReferences = ['$1', '$F1', '$K1', '$Q1', '$@1', '$1:a:b', '$T', '$B1', '$h1'].map((text) =>
      JSON.stringify([text]),
    )
    const refused = [...nonsense, ...danglingReferences, `["${'x'.repeat(2_000_000)}"]`, '['.repeat(100_000)]
    for (const body of refused) {
      const answer = await action.send(http, { body })
      expect(answer.status(), body.slice(0, 40)).toBe(400)
    }
    const deep = await action.send(http, { body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` })
    expect(deep.status()).toBe(400)
    expect(await stored.client('Untouched')).toMatchObject({ version: 1, description: '' })
  })

  test('methods that a page does not support are refused', async ({ byHand }) => {
    const http = await byHand('cloud_administrator')
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      for (const path of ['/api-clients', '/login', '/', '/nowhere']) {
        const answer = await http.fetch(path, { method, headers: sameSite })
        expect([answer.status(), answer.headers().allow], `${method} ${path}`).toEqual([405, 'GET, HEAD'])
      }
      const answer = await http.fetch('/api/auth/session', { method, headers: sameSite })
      expect(answer.status(), `${method} of the sign-in service`).toBe(404)
    }
    const head = await http.head('/api-clients')
    expect([head.status(), await head.text()]).toEqual([200, ''])
  })

  test('next-auth’s own pages redirect to ours, and its other answers are refused', async ({
    byHand,
    keyturn,
  }) => {
    const http = await byHand('stranger')
    for (const page of [
      'signin',
      'signin?callbackUrl=foo',
      'verify-request',
      'error',
      'callback/credentials',
    ]) {
      const answer = await http.get(`/api/auth/${page}`)
      expect([answer.status(), answer.headers().location], page).toEqual([302, `${keyturn.url}/login`])
    }
    const log = { code: 'x'.repeat(1_000), level: 'error', message: 'written by a stranger' }
    for (const path of ['_log', '_log?x', './_log', '%5Flog', 'signin/credentials']) {
      const answer = await http.post(`/api/auth/${path}`, { headers: sameSite, data: log })
      expect(answer.status(), path).toBe(404)
    }
    expect(keyturn.printed).not.toContain('written by a stranger')
    for (const path of ['callback/credentials', 'signout']) {
      const form = { email: 'x'.repeat(16 * 1024) }
      expect((await http.post(`/api/auth/${path}`, { headers: sameSite, form })).status(), path).toBe(413)
    }
  })

  test('an invalid target for after sign-in does not stop the sign-in service', async ({ byHand }) => {
    const http = await byHand('stranger')
    for (const next of [
      'foo',
      '%00',
      'javascript:alert(1)',
      '//evil.example',
      'https://evil.example',
      'http://',
    ]) {
      const asked = await http.get(`/api/auth/session?callbackUrl=${next}`)
      expect(asked.status(), next).toBe(200)
      const { csrfToken } = (await (await http.get('/api/auth/csrf')).json()) as { csrfToken: string }
      const form = { csrfToken, callbackUrl: next, email: 'nobody@example.com', password: 'x', json: 'true' }
      const answer = await http.post('/api/auth/callback/credentials', { headers: sameSite, form })
      // Or 429, after many wrong attempts.
      expect([401, 429], next).toContain(answer.status())
    }
  })

  test('invalid headers of the console’s own script are refused', async ({ byHand }) => {
    const http = await byHand('cloud_administrator')
    const states = [
      'x',
      '%',
      '[]',
      '{}',
      'null',
      '["",{"children":5}]',
      '%5B%22%22%2C%7B%7D',
      `["${'a'.repeat(50_000)}",{}]`,
    ]
    for (const state of states) {
      const headers = { rsc: '1', 'next-router-state-tree': state }
      expect((await http.get('/api-clients', { headers })).status(), state.slice(0, 40)).toBe(400)
    }
    const good = encodeURIComponent('["",{"children":["(console)",{}]}]')
    const headers = { rsc: '1', 'next-router-state-tree': good }
    expect((await http.get('/api-clients', { headers })).status()).toBeLessThan(400)
  })

  test('other headers that Next.js uses are harmless', async ({ byHand }) => {
    const names = [
      'rsc',
      'next-router-prefetch',
      'next-router-segment-prefetch',
      'next-url',
      'next-hmr-refresh',
      'next-resume',
      'x-matched-path',
      'x-invoke-path',
      'x-invoke-status',
      'x-invoke-query',
      'x-middleware-subrequest',
      'x-action-forwarded',
      'x-now-route-matches',
      'x-nextjs-data',
      'x-forwarded-host',
      'x-forwarded-proto',
      'x-forwarded-port',
      'x-forwarded-for',
      'content-security-policy',
      'if-none-match',
      'range',
      'accept-language',
      'purpose',
      'traceparent',
      'baggage',
    ]
    for (const [role, status] of [
      ['cloud_administrator', 200],
      ['stranger', 307],
    ] as const) {
      const http = await byHand(role)
      for (const name of names)
        for (const value of ['%', '{"a":1}']) {
          const answer = await http.get('/api-clients', { headers: { accept: 'text/html', [name]: value } })
          expect(answer.status(), `${name}: ${value.slice(0, 20)} as ${role}`).toBe(status)
        }
    }
  })

  test('a request with contradictory headers about its origin is refused', async ({ byHand }) => {
    const http = await byHand('cloud_administrator')
    for (const origin of ['https://evil.example', 'http://localhost', 'nonsense', 'file://']) {
      for (const site of ['none', 'same-origin']) {
        const headers = { ...json, 'next-action': 'f'.repeat(42), 'sec-fetch-site': site, origin }
        expect((await http.post('/api-clients', { headers, data: '[]' })).status(), origin).toBe(400)
      }
    }
  })

  test('the sign-in service answers invalid requests with proper errors', async ({ byHand, keyturn }) => {
    const http = await byHand('stranger')
    for (const [path, status] of [
      ['/api/auth/nonsense', 404],
      ['/api/auth', 404],
      ['/api/auth/signin/github', 302],
      ['/api/auth/callback/github', 302],
    ] as const)
      expect((await http.get(path)).status(), path).toBe(status)
    for (const headers of [
      json,
      { 'content-type': 'text/plain' },
      { 'content-type': 'multipart/form-data' },
      { 'content-type': 'application/x-www-form-urlencodedx' },
      { 'content-type': '' },
    ]) {
      for (const path of ['callback/credentials', 'signout'])
        for (const body of ['{', '{"callbackUrl":{"toString":1}}', '']) {
          // As bytes, because Playwright would turn text into JSON.
          const data = Buffer.from(body)
          const answer = await http.post(`/api/auth/${path}`, { headers: { ...sameSite, ...headers }, data })
          expect(answer.status(), `${headers['content-type']} ${body}`).toBe(415)
        }
    }
    const { csrfToken } = (await (await http.get('/api/auth/csrf')).json()) as { csrfToken: string }
    for (const text of ['\0', 'a'.repeat(5_000), '\ud800', "' OR 1=1 --", '{"$ne":""}']) {
      const answer = await http.post('/api/auth/callback/credentials', {
        headers: sameSite,
        form: { csrfToken, email: `${administrator.email}${text}`, password: text, json: 'true' },
      })
      expect(answer.status(), text).toBe(401)
      // The answer reveals nothing internal.
      expect(await answer.json(), text).toEqual({
        url: `${keyturn.url}/api/auth/error?error=CredentialsSignin&provider=credentials`,
      })
    }
    // Of passkeys too, whatever is wrong with them.
    const response = { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' }
    const wellFormed = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response }
    const texts = ['', '{', 'null', '[]', '"text"', '{"id":{"$ne":""}}', '9'.repeat(9_000)]
    for (const passkey of [...texts, JSON.stringify(wellFormed)]) {
      const form = { csrfToken, answer: passkey, json: 'true' }
      const answer = await http.post('/api/auth/callback/passkey', { headers: sameSite, form })
      expect(answer.status(), passkey).toBe(401)
      expect(await answer.json(), passkey).toEqual({
        url: `${keyturn.url}/api/auth/error?error=CredentialsSignin&provider=passkey`,
      })
    }
    const form = { csrfToken, answer: '9'.repeat(1024 * 1024), json: 'true' }
    const long = await http.post('/api/auth/callback/passkey', { headers: sameSite, form })
    expect(long.status()).toBe(413)
    expect(await isSignedIn(http)).toBe(false)
  })

  test('invalid cookies are treated like missing ones', async ({ playwright, keyturn }) => {
    for (const cookie of [
      'next-auth.session-token=nonsense',
      'next-auth.session-token=',
      'next-auth.callback-url=foo',
      'next-auth.callback-url=%00',
      'next-auth.callback-url=javascript:alert(1)',
      'a=1; next-auth.callback-url=//evil.example',
      '__Secure-next-auth.callback-url=foo',
      'next-auth.csrf-token=foo|bar|baz',
      'next-auth.csrf-token=%7C',
      'theme=%00',
      'theme=%',
      '%=%; =; next-auth=',
      'a=b; ;;=',
    ]) {
      const http = await playwright.request.newContext({
        baseURL: keyturn.url,
        extraHTTPHeaders: { cookie },
      })
      const answer = await http.get('/api-clients', { maxRedirects: 0 })
      expect(answer.status(), cookie).toBe(307)
      expect(answer.headers().location, cookie).toContain('/login')
      const login = await http.get('/login')
      expect(login.status(), cookie).toBe(200)
      await http.dispose()
    }
  })
})

/** A request with a path and host that a well-behaved client would not send. */
function rawRequest(
  url: string,
  { path, headers = {} }: { path: string; headers?: Record<string, string> },
): Promise<{ status: number; location: string | undefined }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    openRequest({ hostname, port, path, headers }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, location: response.headers.location })
    })
      .on('error', reject)
      .end()
  })
}
