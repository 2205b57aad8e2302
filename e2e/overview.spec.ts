import { expectAccessible } from './support/accessibility'
import { Console } from './support/console'
import { hydratedFirst } from './support/hydrated'
import { issueOn } from './support/issue'
import { Keyturn } from './support/keyturn'
import { administrator } from './support/people'
import { issueKeyOn } from './support/service-keys'
import { expect, test } from './support/test'
import { withDatabase } from './support/with-database'

const day = 24 * 60

test('a new installation lists its first steps; later, each count of what needs attention leads to its list', async ({
  browser,
  bundles,
  contextOptions,
}) => {
  await withDatabase('embedded', async (environment) => {
    const keyturn = await Keyturn.start(bundles.server, environment)
    const enter = async (person: { email: string; password: string }) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: keyturn.url })
      const console = new Console(hydratedFirst(await context.newPage()))
      await console.enter(person)
      return console.page
    }
    const page = await enter(administrator)
    const steps = page.getByRole('group').filter({ hasText: 'Get started' })
    const step = (name: string) => steps.getByRole('listitem').filter({ hasText: name })

    await test.step('empty', async () => {
      await expect(page).toHaveURL('/overview')
      await expect(steps).toContainText('0 of 6 done')
      await expect(page.getByText('Nothing needs attention.')).toBeVisible()
      await expect(page.getByText('No requests in the last 24 hours.')).toBeVisible()
      await expectAccessible(page)
    })

    await test.step('a credential, which a gateway asks about', async () => {
      const expiresAt = '2031-06-30T12:00'
      const { key } = await issueKeyOn(keyturn, { name: 'First key', serviceUser: 'Robot', expiresAt })
      const authorization = `Bearer ${key}`
      await page.request.get('/verify', { headers: { authorization } })
      await page.request.get('/verify?scope=alerts:write', { headers: { authorization } })
      await expect(async () => {
        await page.reload()
        await expect(step('Connect a gateway')).toContainText('Done', { timeout: 500 })
      }).toPass()
      await expect(step('Create a credential')).toContainText('Done')
      await expect(step('Set up mail')).not.toContainText('Done')
      await expect(steps).toContainText('2 of 6 done')

      const requests = page.getByRole('region', { name: 'Requests, last 24 hours' })
      await expect(requests).toContainText('1 allowed · 1 denied')
      await expect(requests).toContainText('Most denied: First key, permission missing, 1 since')
      const present = requests.getByRole('img').last()
      await expect(present).toHaveAccessibleName(/^\d\d:00 to now: 1 allowed, 1 denied$/)
      await requests.getByRole('link', { name: 'First key' }).click()
      await expect(page.getByRole('row').filter({ hasText: 'Denied: permission missing' })).toHaveCount(1)
      await page.goBack()

      const changes = page.getByRole('region', { name: 'Latest changes' })
      const change = changes.getByRole('link', { name: 'Administrator created service API key First key' })
      await change.click()
      await expect(page.getByRole('dialog', { name: /Created service API key/ })).toBeVisible()
    })

    await test.step('a hundred days later', async () => {
      await issueOn(keyturn, { name: 'Never redeemed' })
      keyturn.passMinutes(100 * day)
      const soon = new Date(keyturn.now() + 3 * day * 60_000)
      await issueOn(keyturn, { name: 'Expires', expiresAt: soon.toISOString().slice(0, 16) })
      const later = await enter(administrator)
      const attention = later.getByRole('region', { name: 'Needs attention' })
      const links = attention.getByRole('link')
      const names = await links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? ''))
      expect(names).toEqual([
        'Expires within 14 days: 1 API client',
        'Never used in 90 days: 1 API client',
        'Unused for 90 days: 1 service API key',
      ])
      await expectAccessible(later)
      for (const name of names) {
        const link = attention.getByRole('link', { name })
        const shown = await link.textContent()
        await link.click()
        await expect(later.getByRole('navigation', { name: 'Pages' })).toContainText(new RegExp(`^${shown} `))
        await later.goBack()
      }
      await later.setViewportSize({ width: 390, height: 844 })
      expect(await later.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    })

    expect(await keyturn.stop()).toBe(0)
  })
})

test('everyone arrives at the overview and sees what their role may see', async ({ consoleOf, issue }) => {
  await issue({ name: 'Not theirs' })
  for (const role of ['cloud_administrator', 'auditor', 'product_administrator'] as const) {
    const { page } = await consoleOf(role)
    await page.goto('/')
    await expect(page).toHaveURL('/overview')
    await expect(
      page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Overview' }),
    ).toHaveAttribute('aria-current', 'page')
    const isManager = role === 'cloud_administrator'
    await expect(page.getByRole('heading', { name: 'Get started' })).toHaveCount(isManager ? 1 : 0)
    const changes = page.getByRole('region', { name: 'Latest changes' })
    await expect(changes.getByRole('link', { name: /created API client Not theirs$/ })).toHaveCount(
      role === 'product_administrator' ? 0 : 1,
    )
  }
})
