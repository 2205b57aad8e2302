import { expectAccessible } from './support/accessibility'
import { codeOf, setUpApp } from './support/authenticator-app'
import { expect, test } from './support/test'

const person = { name: 'Stella Stepup', email: 'stella@example.com', password: 'correct horse battery' }
const other = { ...person, name: 'Pia Password', email: 'pia@example.com' }

test('S2: in the middle of Create, a code is asked for in place; what was typed is kept, and one credential is created', async ({
  consoleOf,
  keyturn,
  shownSecrets,
  stored,
}) => {
  expect((await keyturn.call('createPerson', { ...person, role: 'cloud_administrator' })).ok).toBe(true)
  const console = await consoleOf('stranger', { permissions: ['clipboard-read', 'clipboard-write'] })
  const { page, stepUpDialog } = console
  await console.enter(person)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Set up...' }).click()
  const { key, codes } = await setUpApp(console, keyturn.now())
  shownSecrets.push(key, key.replaceAll(' ', ''), ...codes)

  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Kept while confirming', contactEmail: 'kept@example.com' })
  keyturn.passMinutes(16)
  await console.submitCreate(dialog)
  await expect(stepUpDialog).toContainText(
    'This action needs a confirmation from the last 15 minutes. Yours was 16 minutes ago.',
  )
  const code = stepUpDialog.getByLabel('Code', { exact: true })
  await expect(code).toBeFocused()
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code')
  await expectAccessible(page)
  await console.confirmItIsYou({ code: codeOf(key, keyturn.now() + 4 * 30_000) })
  await expect(code).toHaveAccessibleDescription(/This code is incorrect/)
  await stepUpDialog.getByRole('button', { name: 'Use a recovery code' }).click()
  await expect(stepUpDialog.getByLabel('Recovery code')).toBeFocused()
  await expect(stepUpDialog.getByLabel('Recovery code')).not.toHaveAccessibleDescription(/incorrect/)
  await stepUpDialog.getByRole('button', { name: 'Use your authenticator app' }).click()

  // Cancelling, by a key or by Back, leads back to the form.
  await page.keyboard.press('Escape')
  await expect(stepUpDialog).toBeHidden()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Kept while confirming')
  await expect(dialog.getByRole('alert')).toBeHidden()
  expect(await stored.clients('Kept while confirming')).toEqual([])
  await console.submitCreate(dialog)
  await expect(stepUpDialog).toBeVisible()
  await page.goBack()
  await expect(stepUpDialog).toBeHidden()
  await expect(dialog.getByLabel('Contact email')).toHaveValue('kept@example.com')
  await console.submitCreate(dialog)
  await console.confirmItIsYou({ code: codeOf(key, keyturn.now()) })
  await console.readSecret()
  await console.takeSecret()
  await expect(console.row('Kept while confirming')).toHaveCount(1)
})

test('S2: in the middle of Reset and of Enable, the password is asked for in place; cancelling changes nothing', async ({
  api,
  consoleOf,
  issue,
  keyturn,
  stored,
}) => {
  expect((await keyturn.call('createPerson', { ...other, role: 'cloud_administrator' })).ok).toBe(true)
  const { id, clientId, secret } = await issue({ name: 'Billing export' })
  const console = await consoleOf('stranger', { permissions: ['clipboard-read', 'clipboard-write'] })
  const { page, stepUpDialog } = console
  await console.enter(other)
  const question = await console.openReset('Billing export')
  const reset = question.getByRole('button', { name: 'Reset secret' })
  keyturn.passMinutes(16)
  await reset.click()
  await expect(stepUpDialog.getByLabel('Password', { exact: true })).toBeFocused()
  await expectAccessible(page)
  await stepUpDialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(stepUpDialog).toBeHidden()
  await expect(reset).toBeFocused()
  await api.redeem(clientId, secret)
  await reset.click()
  await console.confirmItIsYou({ password: 'not my password' })
  await expect(stepUpDialog.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    'This is not your current password.',
  )
  await console.confirmItIsYou(other)
  const next = await console.readSecret()
  await console.takeSecret()
  await api.expectInvalidClient(clientId, secret)
  await api.redeem(clientId, next.secret)

  // A leak is stopped first: disabling never asks. Enabling does, from the menu too, where no dialog is open.
  keyturn.passMinutes(16)
  await (await console.openDisable('Billing export')).getByRole('button', { name: 'Disable' }).click()
  await expect(await console.cell('Billing export', 'State')).toHaveText('Disabled')
  await console.choose('Billing export', 'Enable')
  await console.confirmItIsYou(other)
  await expect(page.getByText('Enabled “Billing export”')).toBeVisible()
  const events = (await stored.events(id)).map(({ action, outcome }) => `${action} ${outcome}`)
  expect(events.filter((event) => event.endsWith('refused'))).toEqual([])
})
