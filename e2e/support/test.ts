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
import { nobody, Sessions } from './sessions'
import { Stored } from './stored'
import { withDatabase } from './with-database'
import type { Role } from '@/lib/domain/role'

export { expect } from '@playwright/test'

interface WorkerFixtures {
  /** The bundles that `node` runs for these tests. */
  bundles: Bundles
  /** The production server of this worker. */
  keyturn: Keyturn
  /** A session for each role. */
  sessions: Sessions
  /** Secrets that were shown and that no log may contain. */
  shownSecrets: string[]
}

interface Fixtures {
  /** The console, signed in as the cloud administrator. */
  console: Console
  /** The console of another role, in its own browser. */
  consoleOf: (role: Role | 'stranger', options?: BrowserContextOptions) => Promise<Console>
  /** The requests of programs. */
  api: Api
  /** Creates an API client, for tests that are not about creating it. */
  issue: (text: ClientText) => Promise<Issued>
  /** What is stored. */
  stored: Stored
  /** Hand-made requests, with the session of a role or none. */
  byHand: (role: Role | 'stranger') => Promise<APIRequestContext>
  /** Deletes all API clients and resets the clock, so that a test does not depend on those before it. */
  nothingLeft: void
  /** Complaints of pages: uncaught errors and violations of the content security policy. */
  complaints: string[]
  /** Fails a test if a page complained or the server logged an error. */
  nothingBroken: void
}

/** A browser logs only some violations. The event is fired for each, even if a script caught the error. */
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
