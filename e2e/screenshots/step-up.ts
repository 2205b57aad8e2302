import type { Browser } from '@playwright/test'
import { setUpApp } from '../support/authenticator-app'
import { Console } from '../support/console'
import type { Keyturn } from '../support/keyturn'
import type { Take } from './camera'

const person = { name: 'Stella Stepup', email: 'stella@northwind.example', password: 'correct horse battery' }

/** The question that asks a person to confirm that it is them: over a form, over another question and over a page. */
export async function takeStepUp(browser: Browser, keyturn: Keyturn, take: Take): Promise<void> {
  const created = await keyturn.call('createPerson', { ...person, role: 'cloud_administrator' })
  if (!created.ok) throw new Error(created.failure.kind)
  const page = await (await browser.newContext({ baseURL: keyturn.url })).newPage()
  const console = new Console(page)
  const { stepUpDialog } = console
  await console.enter(person)
  const { dialog, close } = await fillCreate(console)
  keyturn.passMinutes(24)
  await console.submitCreate(dialog)
  await stepUpDialog.waitFor()
  await take(page, 'step-up-password')
  await console.confirmItIsYou({ password: 'not my password' })
  await stepUpDialog.getByText('This is not your current password.').waitFor()
  await take(page, 'step-up-password-wrong')
  await page.keyboard.press('Escape')
  await close()

  await console.choose('Billing export', 'Reset secret...')
  await console.question('Reset API secret').getByRole('button', { name: 'Reset secret' }).click()
  await stepUpDialog.waitFor()
  await take(page, 'step-up-over-question')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.goto('/account')
  await page.getByRole('button', { name: 'Set up...' }).click()
  await stepUpDialog.waitFor()
  await take(page, 'step-up-over-page')
  await console.confirmItIsYou(person)
  await setUpApp(console, keyturn.now())

  const again = await fillCreate(console)
  keyturn.passMinutes(16)
  await console.submitCreate(again.dialog)
  await stepUpDialog.waitFor()
  await take(page, 'step-up-code')
  await console.confirmItIsYou({ code: '123456' })
  await stepUpDialog.getByText('This code is incorrect').waitFor()
  await take(page, 'step-up-code-wrong')
  await stepUpDialog.getByRole('button', { name: 'Use a recovery code' }).click()
  await stepUpDialog.getByLabel('Recovery code').waitFor()
  await take(page, 'step-up-recovery-code')
  keyturn.setClock()
}

async function fillCreate(console: Console) {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Partner onboarding', contactEmail: 'partners@northwind.example' })
  async function close() {
    await console.page.keyboard.press('Escape')
    await console.page.getByRole('button', { name: 'Discard' }).click()
  }
  return { dialog, close }
}
