import { expectAccessible } from './support/accessibility'
import type { Console } from './support/console'
import type { Keyturn } from './support/keyturn'
import { people } from './support/people'
import { isSignedIn, nobody, signInByHand, type StorageState } from './support/sessions'
import { expect, test } from './support/test'

const password = 'correct horse battery'

/** A new person for a test, signed in and on their account page. */
async function open(keyturn: Keyturn, console: Console, email: string): Promise<void> {
  const created = await keyturn.call('createPerson', { name: 'Acc Ount', email, password, role: 'auditor' })
  expect(created.ok).toBe(true)
  await console.enter({ email, password })
  await console.page.getByRole('button', { name: 'Your menu: Acc Ount' }).click()
  await console.page.getByRole('menuitem', { name: 'Your account' }).click()
  await expect(console.page.getByRole('heading', { name: 'Your account', level: 1 })).toBeVisible()
}

test('a name is shown in the frame, and times are in the chosen zone', async ({ consoleOf, keyturn }) => {
  const console = await consoleOf('stranger')
  const { page } = console
  await open(keyturn, console, 'zone@example.com')
  const zone = page.getByLabel('Time zone')
  await page.getByLabel('Name', { exact: true }).fill('Cha Tham')
  await zone.fill('chat')
  await page.getByRole('option', { name: 'Pacific/Chatham' }).click()
  await expect(zone).toHaveValue('Pacific/Chatham')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved your account')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Your menu: Cha Tham' })).toBeVisible()

  await page.getByRole('link', { name: 'Audit trail' }).click()
  await expect(page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible()
  const seconds = Intl.DateTimeFormat('en', { timeZone: 'Pacific/Chatham', timeZoneName: 'short' })
  const name = seconds.formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  await expect(page.locator('main time').first()).toHaveAccessibleDescription(
    new RegExp(name.replace('+', '\\+')),
  )
})

test('an unknown time zone is refused at its field', async ({ consoleOf, keyturn }) => {
  const console = await consoleOf('stranger')
  const { page } = console
  await open(keyturn, console, 'atlantis@example.com')
  await page.getByLabel('Time zone').fill('Europe/Atlantis')
  await page.getByLabel('Name', { exact: true }).fill('x'.repeat(300))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Time zone')).toHaveAccessibleDescription(/Choose a time zone/)
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/at most 100 characters/)
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Atlantis')
})

test('a password is changed only with the current one, and the change signs out everywhere else', async ({
  consoleOf,
  keyturn,
  byHand,
}) => {
  const console = await consoleOf('stranger')
  const { page } = console
  const email = 'password@example.com'
  await open(keyturn, console, email)
  const elsewhere = await byHand('stranger')
  expect(await signInByHand(elsewhere, { email, password })).toBe(200)

  const change = async (present: string, next: string) => {
    await page.getByLabel('Current password').fill(present)
    await page.getByLabel('New password', { exact: true }).fill(next)
    await page.getByLabel('Confirm new password').fill(next)
    await page.getByRole('button', { name: 'Change password' }).click()
  }
  await change('not it at all', 'a few chosen words')
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(
    'This is not your current password.',
  )
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue('a few chosen words')
  await change(password, 'ü'.repeat(37))
  await expect(page.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(
    /at most 72 bytes/,
  )
  await change(password, 'letmein2026!')
  await expect(page.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(
    /This password is common/,
  )
  expect(await isSignedIn(elsewhere)).toBe(true)

  await change(password, 'a few chosen words')
  await expect(page.getByText('Changed your password')).toBeVisible()
  await expect(page.getByLabel('Current password')).toHaveValue('')
  expect(await isSignedIn(elsewhere)).toBe(false)
  expect(await isSignedIn(page.request)).toBe(true)
  expect(await signInByHand(elsewhere, { email, password })).toBe(401)
  expect(await signInByHand(elsewhere, { email, password: 'a few chosen words' })).toBe(200)
})

test('sessions are listed with this one marked, and end one by one or all others together', async ({
  consoleOf,
  keyturn,
  byHand,
}) => {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
  const console = await consoleOf('stranger', { userAgent })
  const { page } = console
  const email = 'sessions@example.com'
  await open(keyturn, console, email)
  const [second, third, fourth] = [
    await byHand('stranger'),
    await byHand('stranger'),
    await byHand('stranger'),
  ]
  for (const http of [second, third, fourth]) expect(await signInByHand(http, { email, password })).toBe(200)
  await page.reload()
  const rows = page.getByRole('table', { name: 'Sessions' }).getByRole('row')
  await expect(rows).toHaveCount(5)
  const present = rows.filter({ hasText: 'This browser' })
  await expect(present).toHaveCount(1)
  await expect(present).toContainText('Firefox on Linux')
  await expect(present).toContainText('127.0.0.1')

  const live = async () => (await Promise.all([second, third, fourth].map(isSignedIn))).filter(Boolean).length
  await rows.filter({ hasNotText: 'This browser' }).getByRole('button', { name: 'Sign out' }).first().click()
  await expect(rows).toHaveCount(4)
  expect(await live()).toBe(2)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(rows).toHaveCount(2)
  expect(await live()).toBe(0)
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toBeDisabled()

  await present.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/login/)
  expect(await isSignedIn(page.request)).toBe(false)
})

test('the theme can also be chosen on the account page, and axe finds nothing on it', async ({
  consoleOf,
  keyturn,
}) => {
  const console = await consoleOf('stranger')
  const { page } = console
  await open(keyturn, console, 'theme@example.com')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('radio', { name: 'System' }).check()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/Enter your current password/)
  await page.getByLabel('Time zone').click()
  await page.getByLabel('Time zone').fill('euro')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
})

test('signing in again ends the session that this browser had', async ({ playwright, keyturn }) => {
  const browserWith = (storageState: StorageState = nobody) =>
    playwright.request.newContext({ baseURL: keyturn.url, storageState })
  const browser = await browserWith()
  expect(await signInByHand(browser, people.cloud_administrator)).toBe(200)
  const copied = await browserWith(await browser.storageState())
  expect(await isSignedIn(copied)).toBe(true)
  expect(await signInByHand(browser, people.cloud_administrator)).toBe(200)
  expect(await isSignedIn(copied)).toBe(false)
  expect(await isSignedIn(browser)).toBe(true)
  for (const http of [browser, copied]) await http.dispose()
})
