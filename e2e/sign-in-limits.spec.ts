import type { APIRequestContext } from '@playwright/test'
import { Console } from './support/console'
import { hydratedFirst } from './support/hydrated'
import { Keyturn } from './support/keyturn'
import { administrator } from './support/people'
import { isSignedIn, signInByHand, type StorageState } from './support/sessions'
import { expect, test as base } from './support/test'
import { withDatabase } from './support/with-database'

// A server behind a proxy, so that each person in these tests has their own address.
type From = (address: string, storageState?: StorageState) => Promise<APIRequestContext>
const test = base.extend<{ from: From }, { keyturn: Keyturn }>({
  keyturn: [
    ({ bundles }, use) =>
      withDatabase('embedded', async (environment) => {
        const keyturn = await Keyturn.start(bundles.server, { ...environment, TRUSTED_PROXIES: '127.0.0.1' })
        await use(keyturn)
        await keyturn.stop()
      }),
    { scope: 'worker', timeout: 90_000 },
  ],
  from: async ({ playwright, keyturn }, use) => {
    const contexts: APIRequestContext[] = []
    await use(async (address, storageState) => {
      const extraHTTPHeaders = { 'x-forwarded-for': address }
      const context = await playwright.request.newContext({
        baseURL: keyturn.url,
        extraHTTPHeaders,
        ...(storageState && { storageState }),
      })
      contexts.push(context)
      return context
    })
    for (const context of contexts) await context.dispose()
  },
})
test.use({ storageState: { cookies: [], origins: [] } })

const person = { email: 'guessed@example.com', password: 'right all along' }

test('after seven wrong guesses the correct password has to wait everywhere except where its person has signed in before, and the page says how long', async ({
  browser,
  contextOptions,
  keyturn,
  from,
}) => {
  const created = await keyturn.call('createPerson', { ...person, name: 'Guessed', role: 'auditor' })
  expect(created.ok).toBe(true)
  const address = '198.51.100.1'
  const http = await from(address)
  const known = await from(address)
  expect(await signInByHand(known, person)).toBe(200)
  for (let failures = 0; failures < 7;) {
    const { status, retryAfter } = await attempt(http, { ...person, password: 'wrong' })
    if (status === 401) failures++
    else keyturn.passMinutes(Number(retryAfter) / 60)
  }
  const right = await attempt(http, person)
  expect(right.status).toBe(429)
  // Longer than the rest of the test takes.
  expect(Number(right.retryAfter)).toBeGreaterThan(30)
  expect(Number(right.retryAfter)).toBeLessThanOrEqual(64)

  const headers = { 'x-forwarded-for': address }
  const context = await browser.newContext({ ...contextOptions, extraHTTPHeaders: headers })
  const console = new Console(hydratedFirst(await context.newPage()))
  await console.page.goto('/login')
  await console.signIn(person)
  await expect(console.page.getByRole('main').getByRole('alert')).toHaveText(
    /^Too many attempts\. Try again in \d+ (second|minute)s?\.$/,
  )
  expect(await signInByHand(http, administrator), 'another person behind the same address').toBe(200)
  expect((await attempt(await from('198.51.100.2'), person)).status, 'the person elsewhere').toBe(429)
  expect(await signInByHand(known, person), 'where they have signed in before').toBe(200)
  const forged = await from(address, withForgedDevice(await known.storageState()))
  expect((await attempt(forged, person)).status, 'with a forged cookie').toBe(429)

  keyturn.passMinutes(2)
  await console.signIn(person)
  await expect(console.page).not.toHaveURL(/login/)
  await context.close()
})

// Only at the cost of the server as delivered does a queue form, and with it the question of whose turn it is.
base(
  '300 strangers at one address do not prevent a person at another from signing in, or one there who has done so before',
  async ({ playwright }) => {
    await withDatabase('embedded', async (environment) => {
      const server = await Keyturn.start('dist/main.js', { ...environment, TRUSTED_PROXIES: '127.0.0.1' })
      const contextOf = (address: string) =>
        playwright.request.newContext({
          baseURL: server.url,
          extraHTTPHeaders: { 'x-forwarded-for': address },
        })
      const addresses = ['203.0.113.7', '203.0.113.8', '203.0.113.7']
      const contexts = await Promise.all(addresses.map(contextOf))
      const [strangers, honest, known] = contexts as [APIRequestContext, APIRequestContext, APIRequestContext]
      expect(await signInByHand(known, administrator)).toBe(200)
      await floodBeside(strangers, honest, known)
      await Promise.all(contexts.map((context) => context.dispose()))
      expect(await server.stop()).toBe(0)
    })
  },
)

async function floodBeside(
  strangers: APIRequestContext,
  honest: APIRequestContext,
  known: APIRequestContext,
): Promise<void> {
  const csrfToken = await csrfTokenOf(strangers)
  const flood = Array.from({ length: 300 }, (_, index) =>
    attempt(strangers, { email: `made-up-${index}@example.com`, password: 'a guess' }, csrfToken),
  )
  expect(await signInByHand(known, administrator), 'at the address of the strangers').toBe(200)
  expect(await signInByHand(honest, administrator)).toBe(200)
  expect(await isSignedIn(honest)).toBe(true)
  const answers = await Promise.all(flood)
  const failed = answers.filter(({ status }) => status === 401)
  const told = answers.filter(({ status, retryAfter }) => status === 429 && Number(retryAfter) > 0)
  // Twenty, and those that become available again on a slow machine.
  expect(failed.length).toBeLessThan(40)
  expect(told).toHaveLength(300 - failed.length)
}

/** The cookies of a browser, where the last character of the signature by which it is known is another one. */
function withForgedDevice(state: StorageState): StorageState {
  const device = state.cookies.find(({ name }) => name === 'keyturn-device')
  expect(device).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  const days = ((device?.expires ?? 0) * 1000 - Date.now()) / (24 * 60 * 60_000)
  expect(Math.round(days)).toBe(30)
  if (!device) return state
  const value = device.value.slice(0, -1) + (device.value.endsWith('A') ? 'E' : 'A')
  return { ...state, cookies: [{ ...device, value }] }
}

/** Tries to sign in like the form. */
async function attempt(
  http: APIRequestContext,
  { email, password }: { email: string; password: string },
  csrfToken?: string,
): Promise<{ status: number; retryAfter: string | undefined }> {
  const token = csrfToken ?? (await csrfTokenOf(http))
  const response = await http.post('/api/auth/callback/credentials', {
    headers: { 'sec-fetch-site': 'same-origin' },
    form: { csrfToken: token, email, password, json: 'true' },
  })
  return { status: response.status(), retryAfter: response.headers()['retry-after'] }
}

async function csrfTokenOf(http: APIRequestContext): Promise<string> {
  const { csrfToken } = (await (await http.get('/api/auth/csrf')).json()) as { csrfToken: string }
  return csrfToken
}
