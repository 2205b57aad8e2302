import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { inTemporaryFolder, Keyturn } from './support/keyturn'
import { isSignedIn, signInByHand } from './support/sessions'
import { expect, test as base } from './support/test'

// A server that is not set up, and a visitor who is not signed in.
const test = base.extend<{ nothingLeft: void }, { keyturn: Keyturn }>({
  // Nobody is signed in who could clean up.
  nothingLeft: async ({}, use) => use(),
  keyturn: [
    ({ bundles }, use) =>
      inTemporaryFolder(async (folder) => {
        const keyturn = await Keyturn.start(bundles.server, { DATA_DIR: folder })
        await expect.poll(() => keyturn.setupLink).not.toBe('')
        await use(keyturn)
        await keyturn.stop()
      }),
    { scope: 'worker', timeout: 90_000 },
  ],
})
test.use({ storageState: { cookies: [], origins: [] } })
test.describe.configure({ mode: 'serial' })

const first = { name: 'Ada Lovelace', email: 'Ada@Example.com', password: 'analytical engine' }

test('the set-up link is printed once, as the last line, and set-up is impossible without it', async ({
  keyturn,
  page,
}) => {
  expect(keyturn.setupLink).toMatch(new RegExp(`^${keyturn.url}/setup\\?token=`))
  expect(keyturn.printed.trimEnd().split('\n').at(-1)).toBe(
    `Set up the first administrator: ${keyturn.setupLink}`,
  )
  expect(keyturn.printed.split('/setup?token=')).toHaveLength(2)
  for (const address of [
    '/setup',
    '/setup?token=',
    '/setup?token=wrong',
    '/setup?token=a&token=b',
    '/setup?token=%00',
  ]) {
    const response = await page.goto(address)
    expect(response?.status(), address).toBe(200)
    await expect(page.getByText('This set-up link is not valid')).toBeVisible()
    await expect(page.getByLabel('Password')).toHaveCount(0)
  }
  await page.goto('/login')
  await expect(page.getByText('Keyturn is not set up yet')).toBeVisible()
})

test('the set-up page is accessible and fits a phone', async ({ keyturn, page }) => {
  await page.goto(keyturn.setupLink)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Create administrator' }).click()
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription('Enter a name.')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('invalid input is reported at the field, and kept', async ({ keyturn, page }) => {
  await page.goto(keyturn.setupLink)
  await page.getByLabel('Name').fill(first.name)
  await page.getByLabel('Email').fill('not an address')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByLabel('Confirm password').fill('different')
  await page.getByRole('button', { name: 'Create administrator' }).click()
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/Enter an e-mail address/)
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /Use at least 8 characters/,
  )
  await page.getByLabel('Email').fill(first.email)
  await page.getByLabel('Password', { exact: true }).fill(first.password)
  await page.getByRole('button', { name: 'Create administrator' }).click()
  await expect(page.getByLabel('Confirm password')).toHaveAccessibleDescription('The passwords do not match.')
  await page.getByLabel('Password', { exact: true }).fill('x'.repeat(73))
  await page.getByLabel('Confirm password').fill('x'.repeat(73))
  await page.getByRole('button', { name: 'Create administrator' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/at most 72 bytes/)
  await page.getByLabel('Password', { exact: true }).fill('Ada-Lovelace-1815')
  await page.getByLabel('Confirm password').fill('Ada-Lovelace-1815')
  await page.getByRole('button', { name: 'Create administrator' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /Do not use your name or e-mail address/,
  )
  await expect(page.getByLabel('Name')).toHaveValue(first.name)
})

test('the link creates the first administrator and signs them in, and then no longer works', async ({
  browser,
  context,
  keyturn,
  page,
  playwright,
}) => {
  const late = await (await browser.newContext()).newPage()
  await late.goto(keyturn.setupLink)
  await expect(late.getByRole('button', { name: 'Create administrator' })).toBeVisible()

  await fillIn(page, keyturn.setupLink)
  await expect(page).toHaveURL('/overview')
  await expect(page.getByRole('heading', { name: 'Get started' })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await page.goto(keyturn.setupLink)
  await expect(page.getByText('This link no longer works.')).toBeVisible()
  await expectAccessible(page)

  // A form that was open before no longer works.
  await fillIn(late)
  await expect(late.getByRole('main').getByRole('alert')).toContainText('Keyturn is already set up.')
  await late.context().close()

  const http = await playwright.request.newContext({ baseURL: keyturn.url })
  expect(await signInByHand(http, { ...first, email: ' ada@example.COM ' })).toBe(200)
  expect(await isSignedIn(http)).toBe(true)
  await http.dispose()

  await page.goto('/audit-trail')
  await expect(page.getByRole('row').filter({ hasText: 'Set up Keyturn' })).toContainText('Ada Lovelace')
  expect(
    (await context.cookies()).filter(({ httpOnly, name }) => !httpOnly && name.includes('session')),
  ).toEqual([])
})

async function fillIn(page: Page, link?: string): Promise<void> {
  if (link) await page.goto(link)
  await page.getByLabel('Name').fill(first.name)
  await page.getByLabel('Email').fill(first.email)
  await page.getByLabel('Password', { exact: true }).fill(first.password)
  await page.getByLabel('Confirm password').fill(first.password)
  await page.getByRole('button', { name: 'Create administrator' }).click()
}
