import { expectAccessible } from './support/accessibility'
import type { Console } from './support/console'
import { administrator } from './support/people'
import { issueKeyOn } from './support/service-keys'
import { expect, test } from './support/test'

const names = ({ page }: Console) => page.getByRole('rowheader').getByRole('link')
const search = ({ page }: Console) => page.getByLabel('Search API clients')
const openFilter = ({ page }: Console) => page.getByRole('button', { name: /^Filter/ }).click()
const inDays = (count: number) => new Date(Date.now() + count * 24 * 3_600_000).toISOString().slice(0, 16)

for (const width of [1280, 1440, 1920]) {
  test.describe(`in a window ${width} wide`, () => {
    test.use({ viewport: { width, height: 800 } })

    test('B6, C1: every heading is visible, nothing is cut, and nothing scrolls sideways', async ({
      console,
      issue,
    }) => {
      const { page } = console
      const name = 'Quarterly compliance report of the northern region'
      const contactEmail = 'compliance.reports@northern-region.northwind.example'
      const { clientId } = await issue({ name, contactEmail, application: 'Managed Workplace' })
      await console.openList()
      await expect(page.getByRole('columnheader').filter({ hasText: /\w/ })).toHaveText([
        'Name · Client ID',
        'State',
        'Usage, 7 days',
        /^Last redeemed · Created/,
        'Expires',
        'Owner · Contact email · Application',
        ...(width === 1280 ? [] : ['Permissions']),
        'Actions',
      ])
      for (const text of [name, clientId, contactEmail]) {
        const shown = console.row(name).getByText(text)
        await expect(shown).toBeVisible()
        expect(await shown.evaluate((element) => element.scrollWidth <= element.clientWidth + 1)).toBe(true)
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
    })
  })
}

test('a search applies while it is typed, is one step back, and finds the owner', async ({
  console,
  issue,
}) => {
  const { page } = console
  for (const name of ['Alert one', 'Alert two', 'Billing']) await issue({ name })
  await console.openList()
  await search(console).pressSequentially('alert', { delay: 20 })
  await expect(page).toHaveURL('/api-clients?q=alert')
  await expect(names(console)).toHaveText(['Alert two', 'Alert one'])
  await search(console).pressSequentially(' two')
  await expect(names(console)).toHaveText(['Alert two'])
  await page.goBack()
  await expect(page).toHaveURL('/api-clients')
  await expect(search(console)).toHaveValue('')
  await expect(names(console)).toHaveText(['Billing', 'Alert two', 'Alert one'])
  await search(console).fill(administrator.name.slice(0, 9).toUpperCase())
  await expect(page).toHaveURL(/q=ADMIN/)
  await expect(names(console)).toHaveText(['Billing', 'Alert two', 'Alert one'])
})

test('a search that goes on before its first answer has come is one step back, too', async ({
  console,
  issue,
}) => {
  const { page } = console
  for (const name of ['Slow one', 'Slow two']) await issue({ name })
  await console.openList()
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(/[?&]q=s(&|$)/, async (route) => {
    await released
    await route.fallback().catch(() => undefined)
  })
  const asked = page.waitForRequest(/[?&]q=s(&|$)/)
  await search(console).pressSequentially('s')
  await asked
  await search(console).pressSequentially('low two')
  await expect(page).toHaveURL('/api-clients?q=slow+two')
  await expect(names(console)).toHaveText(['Slow two'])
  release()
  await search(console).press('Backspace')
  await search(console).press('Backspace')
  await search(console).press('Backspace')
  await expect(page).toHaveURL('/api-clients?q=slow')
  await page.goBack()
  await expect(page).toHaveURL('/api-clients')
  await expect(search(console)).toHaveValue('')
  await page.goForward()
  await expect(page).toHaveURL('/api-clients?q=slow')
  await expect(names(console)).toHaveText(['Slow two', 'Slow one'])
})

test('filters are set in one menu, shown as chips that remove them, and kept in the address', async ({
  console,
  keyturn,
  issue,
}) => {
  const { page } = console
  await issue({ name: 'Soon', expiresAt: inDays(3) })
  await issue({ name: 'Late', expiresAt: inDays(60) })
  const { id } = await issue({ name: 'Stopped', expiresAt: inDays(4) })
  await keyturn.call('disableApiClient', { id })
  await console.openList()
  await openFilter(console)
  await expect(page.getByLabel('Needs attention').getByRole('option')).not.toContainText([
    'No network restriction',
  ])
  await page.getByLabel('Needs attention').selectOption('For any reason')
  await expect(names(console)).toHaveText(['Stopped', 'Soon'])
  await expect(await console.cell('Stopped', 'State')).toHaveText('DisabledExpires soon')
  await expect(await console.cell('Soon', 'State')).toHaveText('Expires in 3 days')
  await page.getByLabel('State', { exact: true }).selectOption('Active')
  await expect(names(console)).toHaveText(['Soon'])
  await page.getByLabel('Owner').selectOption('Without owner')
  await expect(page.getByRole('heading', { name: 'No API clients found' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Owner')).toBeHidden()
  await page.getByRole('link', { name: 'Remove filter Without owner' }).click()
  await expect(names(console)).toHaveText(['Soon'])
  await page.getByRole('link', { name: 'Remove filter Needs attention' }).click()
  await expect(names(console)).toHaveText(['Late', 'Soon'])
  await expect(page).toHaveURL('/api-clients?state=active')

  await openFilter(console)
  await page.getByLabel('Expires until').fill(inDays(10).slice(0, 10))
  await expect(names(console)).toHaveText(['Soon'])
  await expect(page.getByRole('link', { name: /^Remove filter Expires until \d+ \w+ \d+$/ })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Expires until')).toHaveValue('')
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL('/api-clients')
  await expect(page.getByLabel('State', { exact: true })).toHaveValue('')
})

test('headings sort, and what was never redeemed comes before what was redeemed longest ago', async ({
  console,
  api,
  stored,
  issue,
}) => {
  const { page } = console
  const used = await issue({ name: 'Used' })
  await issue({ name: 'Never used' })
  await api.redeem(used.clientId, used.secret)
  await expect.poll(async () => (await stored.client('Used')).lastRedeemedAt).not.toBeNull()
  await console.openList()
  await page.getByRole('link', { name: 'Last redeemed', exact: true }).click()
  await expect(names(console)).toHaveText(['Used', 'Never used'])
  const heading = page.getByRole('columnheader', { name: /^Last redeemed/ })
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('link', { name: 'Last redeemed sorted descending' }).click()
  await expect(names(console)).toHaveText(['Never used', 'Used'])
  await page.getByRole('link', { name: 'Created', exact: true }).click()
  await page.getByRole('link', { name: 'Created sorted descending' }).click()
  await expect(page).toHaveURL('/api-clients?sort=created')
})

test('without JavaScript, the list is filtered with a button, and a chip removes a filter', async ({
  consoleOf,
  issue,
}) => {
  await issue({ name: 'Plain one', application: 'Automate' })
  await issue({ name: 'Plain two' })
  const plain = await consoleOf('cloud_administrator', { javaScriptEnabled: false })
  await plain.openList()
  await plain.page.getByLabel('Application').selectOption('Automate')
  await plain.page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(names(plain)).toHaveText(['Plain one'])
  await plain.page.getByRole('link', { name: 'Remove filter Application: Automate' }).click()
  await expect(names(plain)).toHaveText(['Plain two', 'Plain one'])
})

test.describe('a secret', () => {
  test('that is pasted into a search is neither sent nor put in the address, on any page', async ({
    console,
    keyturn,
    shownSecrets,
    issue,
  }) => {
    const { page } = console
    const { secret } = await issue({ name: 'Leaked' })
    shownSecrets.push(secret)
    await issueKeyOn(keyturn, { name: 'Beside it', serviceUser: 'Finder', expiresAt: inDays(90) })
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    const notice = page.getByRole('dialog', { name: 'This is a client secret' })
    for (const [path, label] of [
      ['/api-clients', 'Search API clients'],
      ['/service-keys', 'Search service API keys'],
      ['/audit-trail', 'Credential'],
    ] as const) {
      await page.goto(path)
      const box = page.getByLabel(label, { exact: true })
      await box.fill(`CLIENT_SECRET=${secret} # do not share`)
      await expect(notice).toContainText(secret.slice(-4))
      await expect(box).toHaveValue('')
      await box.press('Enter')
      await expect(page).toHaveURL(new RegExp(`${path}$`))
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await expect(notice).toBeHidden()
    }
    await page.goto('/api-clients')
    await search(console).fill(secret.slice(0, 40))
    await expect(
      page.getByRole('dialog', { name: 'This looks like a part of a client secret' }),
    ).toBeVisible()
    await search(console).fill('leaked')
    await expect(names(console)).toHaveText(['Leaked'])

    // The owner is looked up while a person types, in the order of what is typed.
    const owner = (await console.openCreate()).getByLabel('Owner', { exact: true })
    await page.clock.install()
    for (const text of [secret, `looked up ${secret.slice(0, 40)}`, 'looked up last']) {
      await owner.fill(text)
      await page.clock.runFor(1_000)
    }
    await expect.poll(() => sent.join('\n')).toContain('looked up last')
    expect(sent.filter((text) => text.includes(secret.slice(0, 40)))).toEqual([])
  })

  test('in an address is removed, and not shown, logged or searched for, with and without JavaScript', async ({
    console,
    consoleOf,
    byHand,
    shownSecrets,
    issue,
  }) => {
    const { secret } = await issue({ name: 'In an address' })
    shownSecrets.push(secret)
    const plain = await consoleOf('cloud_administrator', { javaScriptEnabled: false })
    await plain.openList()
    await search(plain).fill(secret)
    await search(plain).press('Enter')
    for (const { page } of [plain, console]) {
      if (page === console.page) await page.goto(`/api-clients?state=active&q=${secret}`)
      await expect(page.getByText('The address contained a secret')).toBeVisible()
      await expect(page).toHaveURL(/\/api-clients\?(state=active&)?.*removed=secret$/)
      expect(await page.content()).not.toContain(secret)
      await expect(names({ page } as Console).first()).toBeVisible()
    }
    await expectAccessible(console.page)
    await search(console).fill('nothing')
    await expect(console.page.getByText('The address contained a secret')).toBeHidden()

    for (const role of ['cloud_administrator', 'stranger'] as const) {
      const http = await byHand(role)
      for (const path of [
        `/audit-trail?credential=${secret}`,
        `/people/${secret}`,
        `/${secret}?a=${secret}`,
      ]) {
        const answer = await http.get(path)
        expect(answer.status(), path).toBe(303)
        expect(answer.headers().location).not.toContain(secret)
        expect(await answer.text()).toBe('')
      }
      expect((await http.post(`/api-clients?q=${secret}`, { data: 'x' })).status()).toBe(400)
    }
  })
})
