import type { Browser } from '@playwright/test'
import { codeOf } from '../support/authenticator-app'
import { Console } from '../support/console'
import type { Keyturn } from '../support/keyturn'
import { PeoplePage } from '../support/people-page'
import type { Take } from './camera'

const person = { name: 'Tess Twofold', email: 'tess@northwind.example', password: 'correct horse battery' }

/** Every step of two-factor sign-in: setting up, signing in, renewing, removing, and the reset by an administrator. */
export async function takeTwoFactor(
  administrator: Console,
  browser: Browser,
  keyturn: Keyturn,
  take: Take,
): Promise<void> {
  const created = await keyturn.call('createPerson', { ...person, role: 'auditor' })
  if (!created.ok) throw new Error(created.failure.kind)
  const page = await (await browser.newContext({ baseURL: keyturn.url })).newPage()
  const console = new Console(page)
  await console.enter(person)
  await page.goto('/account')
  const section = page.getByRole('region', { name: 'Two-factor sign-in' })
  await section.scrollIntoViewIfNeeded()
  await take(page, 'two-factor-off')
  await section.getByRole('button', { name: 'Set up...' }).click()
  const setUp = console.dialog('Set up an authenticator app')
  const key = await setUp.getByLabel('Key', { exact: true }).inputValue()
  await setUp.getByLabel('Code', { exact: true }).fill('123456')
  await page.keyboard.press('Enter')
  await setUp.getByText('This code is incorrect').waitFor()
  await take(page, 'two-factor-app')
  await setUp.getByLabel('Code', { exact: true }).fill(codeOf(key))
  await page.keyboard.press('Enter')
  await console.dialog('Save your recovery codes').waitFor()
  await take(page, 'two-factor-codes')
  await page.getByRole('button', { name: 'Download' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await section.getByText('10 recovery codes left').waitFor()
  await take(page, 'two-factor-on')
  await section.getByRole('button', { name: 'Remove...' }).click()
  await take(page, 'two-factor-remove')

  const elsewhere = await (await browser.newContext({ baseURL: keyturn.url })).newPage()
  await elsewhere.goto('/login')
  await new Console(elsewhere).signIn(person)
  await elsewhere.getByRole('heading', { name: 'Two-factor sign-in' }).waitFor()
  await take(elsewhere, 'login-code')
  await elsewhere.getByLabel('Code', { exact: true }).fill('123456')
  await elsewhere.keyboard.press('Enter')
  await elsewhere.getByText('This code is incorrect').waitFor()
  await take(elsewhere, 'login-code-wrong')
  await elsewhere.getByRole('link', { name: 'Use a recovery code' }).click()
  await elsewhere.getByLabel('Recovery code').waitFor()
  await take(elsewhere, 'login-recovery-code')

  const people = new PeoplePage(administrator)
  await people.open()
  await people.choose(person.name, 'Reset two-factor sign-in...')
  await take(administrator.page, 'people-reset-two-factor')
}
