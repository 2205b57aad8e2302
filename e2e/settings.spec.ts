import { caddy, codeBlocks, nginx } from '@/server/test-gateway'
import { freePort, Keyturn } from './support/keyturn'
import { expectAccessible } from './support/accessibility'
import { Console } from './support/console'
import { administrator } from './support/people'
import { expect, test } from './support/test'
import { withDatabase } from './support/with-database'

const about = '/settings?tab=about'

test('Check the proxy: if a forged address is not believed, the check shows the address of the person', async ({
  console: { page },
}) => {
  await page.goto(about)
  await page.getByRole('button', { name: 'Check the proxy' }).click()
  await expect(page.getByText('The forged address was not believed')).toBeVisible()
  await expect(page.getByText(/Keyturn sees you at (127\.0\.0\.1|::1)\./)).toBeVisible()
  await expectAccessible(page)
})

test('Check the proxy: an auditor may check; people without access to the settings learn no address', async ({
  consoleOf,
  byHand,
}) => {
  const { page } = await consoleOf('auditor')
  await page.goto(about)
  await page.getByRole('button', { name: 'Check the proxy' }).click()
  await expect(page.getByText('The forged address was not believed')).toBeVisible()
  const asked = async (role: 'product_administrator' | 'stranger') => {
    const answer = await (await byHand(role)).get('/settings/seen-address')
    expect(await answer.text()).not.toMatch(/127\.0\.0\.1|::1/)
    return answer.status()
  }
  expect(await asked('product_administrator')).toBe(403)
  expect(await asked('stranger')).toBe(401)
})

test('Check the proxy: a missing answer is reported', async ({ console: { page } }) => {
  await page.goto(about)
  await page.route('**/settings/seen-address', (route) => route.abort())
  await page.getByRole('button', { name: 'Check the proxy' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The check failed' })).toBeVisible()
})

test('behind a proxy that passes forged addresses on, the check says that one was believed, and what to do', async ({
  bundles,
  browser,
  contextOptions,
}) => {
  await withDatabase('embedded', async (environment) => {
    // The browser plays the proxy: what it claims is passed on.
    const keyturn = await Keyturn.start(bundles.server, {
      ...environment,
      TRUSTED_PROXIES: '127.0.0.1, ::1',
    })
    const context = await browser.newContext({ ...contextOptions, baseURL: keyturn.url })
    const console = new Console(await context.newPage())
    await console.enter(administrator)
    const { page } = console
    await page.goto(about)
    await page.getByRole('button', { name: 'Check the proxy' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'The forged address was believed' })
    await expect(alert).toContainText('Make the proxy overwrite X-Forwarded-For')
    await expectAccessible(page)
    await page.route('**/settings/seen-address', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'x-forwarded-for': 'nonsense' } }),
    )
    await page.getByRole('button', { name: 'Check the proxy' }).click()
    await expect(page.getByText('The proxy sends an address that cannot be read')).toBeVisible()
    await context.close()
    await keyturn.stop()
  })
})

for (const [language, program, local] of [
  // PUBLIC_URL has a port here; the document says what to change for that.
  [
    'nginx',
    nginx,
    { 'server_name keyturn.': 'server_name localhost keyturn.', '$host;': '$host:$server_port;' },
  ],
  ['caddy', caddy, { 'http://keyturn.example.com': 'http://localhost' }],
] as const) {
  test(`the console works behind ${program.name} as in docs/gateways.md, and believes no forged address`, async ({
    bundles,
    browser,
    contextOptions,
  }) => {
    test.skip(program.path === null, `${program.name} is not installed`)
    await withDatabase('embedded', async (environment) => {
      const port = await freePort()
      const example = (await codeBlocks('docs/gateways.md', language)).join('\n')
      const gateway = await program.start(example, { '127.0.0.1:3000': `127.0.0.1:${port}`, ...local })
      const url = `http://localhost:${gateway.port}`
      const keyturn = await Keyturn.start(
        bundles.server,
        { ...environment, TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: url },
        `http://localhost:${port}`,
      )
      const context = await browser.newContext({ ...contextOptions, baseURL: url })
      const console = new Console(await context.newPage())
      await console.enter(administrator)
      await console.createApiClient({ name: 'Through the proxy' })
      const { page } = console
      await page.goto(about)
      await page.getByRole('button', { name: 'Check the proxy' }).click()
      await expect(page.getByText('The forged address was not believed')).toBeVisible()
      expect(new URL(page.url()).origin).toBe(url)
      await context.close()
      await gateway.stop()
      await keyturn.stop()
    })
  })
}

test('a warning names a gateway that is not a trusted proxy', async ({ console: { page }, api, issue }) => {
  const { clientId, secret } = await issue({ name: 'Behind a gateway' })
  const forwarded = { headers: { 'x-forwarded-for': '203.0.113.9' } }
  expect((await api.requestToken(clientId, secret, forwarded)).status()).toBe(200)
  await page.goto(about)
  const notice = page.getByRole('status').filter({ hasText: 'is not a trusted proxy' })
  await expect(notice).toContainText(/(127\.0\.0\.1|::1) is not a trusted proxy/)
  await expect(notice).toContainText('TRUSTED_PROXIES')
  await expectAccessible(page)
})
