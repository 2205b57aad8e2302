import {
  test as base,
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'
import { Api } from './api'
import type { Bundles } from './bundle'
import { hydratedFirst } from './hydrated'
import { Console, type ClientText } from './console'
import { deleteApiClients, issueOn, type Issued } from './issue'
import { Keyturn } from './keyturn'
import { prepared } from './prepared'
import { Sessions, type StorageState } from './sessions'
import { Stored } from './stored'
import { withDatabase } from './with-database'
import type { Role } from '@/lib/domain/role'

export { expect } from '@playwright/test'

interface WorkerFixtures {
  /** What `node` runs for these tests. */
  bundles: Bundles
  /** The production server, this worker's own. */
  keyturn: Keyturn
  /** A session for each role. */
  sessions: Sessions
  /** Secrets that were shown, which no log may hold. */
  shownSecrets: string[]
}

interface Fixtures {
  /** The console, signed in as the cloud administrator. */
  console: Console
  /** The console as another sees it, in a browser of their own. */
  consoleOf: (role: Role | 'stranger', options?: BrowserContextOptions) => Promise<Console>
  /** What programs do. */
  api: Api
  /** Makes an API client where making it is not what is tested. */
  issue: (text: ClientText) => Promise<Issued>
  /** What is stored. */
  stored: Stored
  /** Requests made by hand, with the session of a role or none. */
  byHand: (role: Role | 'stranger') => Promise<APIRequestContext>
  /** Leaves no API client behind, and the clock right: what a page shows, and how long that takes, must not hang on the tests before. */
  nothingLeft: void
  /** What pages complained of: uncaught errors, and what the content security policy refused. */
  complaints: string[]
  /** Fails a test in which a page complained or the server logged an error. */
  nothingBroken: void
}

const nobody: StorageState = { cookies: [], origins: [] }

/** A browser says aloud of some violations alone; the event comes with each, also where a script caught the error. */
async function listenTo(context: BrowserContext, complaints: string[]): Promise<void> {
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text())
  })
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
      console.error(`Content Security Policy: ${effectiveDirective} refused ${blockedURI} of ${sourceFile}`),
    ),
  )
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  bundles: [({}, use) => use(prepared().bundles), { scope: 'worker' }],

  shownSecrets: [({}, use) => use([]), { scope: 'worker' }],

  keyturn: [
    ({ bundles, shownSecrets }, use) =>
      withDatabase('embedded', async (environment) => {
        const keyturn = await Keyturn.start(bundles.server, environment)
        await use(keyturn)
        const code = await keyturn.stop()
        if (code !== 0) throw new Error(`the server ended with ${code}:\n${keyturn.printed}`)
        if (shownSecrets.some((secret) => keyturn.printed.includes(secret)))
          throw new Error('the log of the server holds a secret')
      }),
    { scope: 'worker', timeout: 90_000 },
  ],

  sessions: [({ keyturn }, use) => use(new Sessions(keyturn)), { scope: 'worker' }],

  baseURL: ({ keyturn }, use) => use(keyturn.url),

  storageState: async ({ sessions }, use) => use(await sessions.of('cloud_administrator')),

  console: async ({ page, shownSecrets }, use) => {
    await use(new Console(hydratedFirst(page), (secret) => shownSecrets.push(secret)))
  },

  consoleOf: async ({ browser, sessions, shownSecrets, contextOptions, complaints }, use) => {
    const pages: Page[] = []
    await use(async (role, options) => {
      const storageState = role === 'stranger' ? nobody : await sessions.of(role)
      const context = await browser.newContext({ ...contextOptions, storageState, ...options })
      await listenTo(context, complaints)
      const page = await context.newPage()
      pages.push(page)
      const asUsed = options?.javaScriptEnabled === false ? page : hydratedFirst(page)
      return new Console(asUsed, (secret) => shownSecrets.push(secret))
    })
    for (const page of pages) await page.context().close()
  },

  api: async ({ playwright, keyturn }, use) => {
    const http = await playwright.request.newContext({ baseURL: keyturn.url, storageState: nobody })
    await use(new Api(http))
    await http.dispose()
  },

  issue: ({ keyturn }, use) => use((text) => issueOn(keyturn, text)),

  stored: ({ keyturn }, use) => use(new Stored(keyturn)),

  byHand: async ({ playwright, keyturn, sessions }, use) => {
    const contexts: APIRequestContext[] = []
    await use(async (role) => {
      const storageState = role === 'stranger' ? nobody : await sessions.of(role)
      const context = await playwright.request.newContext({
        baseURL: keyturn.url,
        storageState,
        maxRedirects: 0,
      })
      contexts.push(context)
      return context
    })
    for (const context of contexts) await context.dispose()
  },

  nothingLeft: [
    async ({ keyturn }, use) => {
      await use()
      keyturn.setClock()
      await deleteApiClients(keyturn)
    },
    { auto: true },
  ],

  complaints: ({}, use) => use([]),

  nothingBroken: [
    async ({ context, keyturn, complaints }, use) => {
      await listenTo(context, complaints)
      const before = keyturn.errors.length
      await use()
      base.expect(complaints, 'what the pages complained of').toEqual([])
      base.expect(keyturn.errors.slice(before), 'what the server logged as an error').toEqual([])
    },
    { auto: true },
  ],
})
