import type { Browser } from '@playwright/test'
import { Authenticator } from '../support/authenticator'
import { Console } from '../support/console'
import type { Keyturn } from '../support/keyturn'
import type { Take } from './camera'

const person = { name: 'Pat Passwordless', email: 'pat@northwind.example', password: 'correct horse battery' }

/** Passkeys: added, listed, renamed, removed, and asked for at both steps of signing in. */
export async function takePasskeys(browser: Browser, keyturn: Keyturn, take: Take): Promise<void> {
  const created = await keyturn.call('createPerson', { ...person, role: 'auditor' })
  if (!created.ok) throw new Error(created.failure.kind)
  const page = await (await browser.newContext({ baseURL: keyturn.url })).newPage()
  const console = new Console(page)
  const authenticator = await Authenticator.on(page)
  await console.enter(person)
  await page.goto('/account')
  const section = page.getByRole('region', { name: 'Passkeys' })
  const shown = async (name: string) => {
    await section.scrollIntoViewIfNeeded()
    await take(page, name)
  }
  await shown('passkeys-none')
  await section.getByRole('button', { name: 'Add a passkey' }).click()
  const adding = console.dialog('Add a passkey')
  await take(page, 'passkeys-add')
  await authenticator.recognises(false)
  await authenticator.confirming(async () => {
    await adding.getByRole('button', { name: 'Continue' }).click()
    await adding.getByRole('alert').waitFor()
  })
  await take(page, 'passkeys-add-failed')
  await authenticator.recognises(true)
  await authenticator.confirming(async () => {
    await adding.getByRole('button', { name: 'Continue' }).click()
    await console.dialog('Save your recovery codes').waitFor()
  })
  await page.getByRole('button', { name: 'Download' }).click()
  await page.getByRole('button', { name: 'Done' }).click()

  const phone = await Authenticator.on(page, 'usb')
  await section.getByRole('button', { name: 'Add a passkey' }).click()
  await adding.getByLabel('Name').fill('Security key in the safe')
  await phone.confirming(async () => {
    await adding.getByRole('button', { name: 'Continue' }).click()
    await section.getByRole('row', { name: /Security key/ }).waitFor()
  })
  await shown('passkeys-two')
  const choose = async (name: string) => {
    await section.getByRole('button', { name: 'Actions for Security key in the safe' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Rename...')
  await take(page, 'passkeys-rename')
  await page.keyboard.press('Escape')
  await choose('Remove...')
  await take(page, 'passkeys-remove')
  keyturn.passMinutes(16)
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await console.stepUpDialog.waitFor()
  await take(page, 'passkeys-step-up')
  keyturn.setClock()

  const elsewhere = await (await browser.newContext({ baseURL: keyturn.url })).newPage()
  const other = await Authenticator.on(elsewhere)
  await elsewhere.goto('/login')
  await other.confirming(async () => {
    await elsewhere.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await elsewhere.getByText('No passkey was used.').waitFor()
  })
  await take(elsewhere, 'login-passkey-failed')
  await new Console(elsewhere).signIn(person)
  await elsewhere.getByRole('heading', { name: 'Two-factor sign-in' }).waitFor()
  await take(elsewhere, 'login-passkey')
}
