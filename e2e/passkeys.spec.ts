import { expectAccessible } from './support/accessibility'
import { Authenticator } from './support/authenticator'
import { isSignedIn } from './support/sessions'
import { expect, test } from './support/test'

const password = 'correct horse battery'

test('passkeys: add one, sign in with it alone in one press, and beside a password; rename and remove it', async ({
  consoleOf,
  keyturn,
  shownSecrets,
}) => {
  test.slow()
  const person = { name: 'Pat Passwordless', email: 'pat@example.com', password }
  expect((await keyturn.call('createPerson', { ...person, role: 'auditor' })).ok).toBe(true)
  const console = await consoleOf('stranger', { permissions: ['clipboard-read', 'clipboard-write'] })
  const { page } = console
  const authenticator = await Authenticator.on(page)
  const section = page.getByRole('region', { name: 'Passkeys' })
  const menu = page.getByRole('button', { name: `Your menu: ${person.name}` })

  await console.enter(person)
  await page.goto('/account')
  await expect(section).toContainText('No passkeys yet.')
  await section.getByRole('button', { name: 'Add a passkey' }).click()
  const adding = console.dialog('Add a passkey')
  await expect(adding.getByLabel('Name')).toHaveValue(/^Chrome on /)
  await adding.getByLabel('Name').fill('Laptop')
  await expectAccessible(page)
  await authenticator.recognises(false)
  await authenticator.confirming(async () => {
    await adding.getByRole('button', { name: 'Continue' }).click()
    await expect(adding.getByRole('alert')).toContainText('No passkey was used.')
  })
  await authenticator.recognises(true)
  const saved = console.dialog('Save your recovery codes')
  await authenticator.confirming(async () => {
    await adding.getByRole('button', { name: 'Continue' }).click()
    await expect(saved.getByRole('listitem')).toHaveCount(10)
  })
  shownSecrets.push(...(await saved.getByRole('listitem').allTextContents()))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog', { name: 'Close without the recovery codes?' })).toBeVisible()
  await page.getByRole('button', { name: 'Go back' }).click()
  await saved.getByRole('button', { name: 'Copy all' }).click()
  await saved.getByRole('button', { name: 'Done' }).click()
  await expect(saved).toBeHidden()
  await expect(section.getByRole('row', { name: /Laptop/ })).toContainText('Never')
  await expect(page.getByRole('region', { name: 'Two-factor sign-in' })).toContainText('With your passkeys')
  await expectAccessible(page)

  // The same device has one already.
  await section.getByRole('button', { name: 'Add a passkey' }).click()
  await authenticator.confirming(async () => {
    await adding.getByRole('button', { name: 'Continue' }).click()
    await expect(adding.getByRole('alert')).toContainText('This device already has a passkey')
  })
  await page.reload()

  await section.getByRole('button', { name: 'Actions for Laptop', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Rename...' }).click()
  await console.dialog('Rename passkey').getByLabel('Name').fill('Work laptop')
  await page.keyboard.press('Enter')
  await expect(section.getByRole('row', { name: /Work laptop/ })).toBeVisible()

  // Alone: one press from the page to the console, without an e-mail address.
  await console.signOut()
  await page.goto('/audit-trail')
  await expectAccessible(page)
  await authenticator.confirming(async () => {
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await expect(page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible()
  })

  // Chosen among the suggestions of the Email field.
  await console.signOut()
  await authenticator.confirming(async () => {
    await page.goto('/login')
    await expect(menu).toBeVisible()
  })

  // Beside the password.
  await console.signOut()
  await console.signIn(person)
  const use = page.getByRole('button', { name: 'Use a passkey' })
  await expect(use).toBeFocused()
  expect(await isSignedIn(page.request)).toBe(false)
  await expectAccessible(page)
  await authenticator.recognises(false)
  await authenticator.confirming(async () => {
    await use.click()
    await expect(page.getByText('No passkey was used.')).toBeVisible()
  })
  expect(await isSignedIn(page.request)).toBe(false)
  await authenticator.recognises(true)
  await authenticator.confirming(async () => {
    await use.click()
    await expect(menu).toBeVisible()
  })

  await page.goto('/account')
  await expect(section.getByRole('row', { name: /Work laptop/ })).not.toContainText('Never')
  await section.getByRole('button', { name: 'Actions for Work laptop', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Remove...' }).click()
  const removing = console.question('Remove passkey')
  await expect(removing).toContainText('It is your only second factor')
  // Later, it also confirms that it is still the same person.
  keyturn.passMinutes(16)
  await removing.getByRole('button', { name: 'Remove' }).click()
  const confirm = console.stepUpDialog.getByRole('button', { name: 'Use a passkey' })
  await expect(confirm).toBeFocused()
  await expectAccessible(page)
  await console.stepUpDialog.getByRole('button', { name: 'Use a recovery code' }).click()
  await expect(console.stepUpDialog.getByLabel('Recovery code')).toBeFocused()
  await console.stepUpDialog.getByRole('button', { name: 'Use a passkey' }).click()
  await authenticator.confirming(async () => {
    await confirm.click()
    await expect(section).toContainText('No passkeys yet.')
  })

  // The device still has it. Keyturn does not know it any more.
  await console.signOut()
  await authenticator.confirming(async () => {
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await expect(page.getByText('This passkey could not sign you in.')).toBeVisible()
  })
  expect(await isSignedIn(page.request)).toBe(false)
  await console.signIn(person)
  await expect(menu).toBeVisible()
})
