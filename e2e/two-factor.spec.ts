import { expectAccessible } from './support/accessibility'
import { codeOf } from './support/authenticator-app'
import { PeoplePage } from './support/people-page'
import { isSignedIn } from './support/sessions'
import { expect, test } from './support/test'

const password = 'correct horse battery'
const person = { name: 'Tess Twofold', email: 'tess@example.com', password }

/** How long an authenticator app shows a code. Milliseconds. */
const step = 30_000

test('two-factor sign-in: set up, sign in with a code and with a recovery code, removed, reset by an administrator', async ({
  consoleOf,
  console: administrator,
  keyturn,
  shownSecrets,
}) => {
  test.slow()
  expect((await keyturn.call('createPerson', { ...person, role: 'auditor' })).ok).toBe(true)
  const console = await consoleOf('stranger', { permissions: ['clipboard-read', 'clipboard-write'] })
  const { page } = console
  const section = page.getByRole('region', { name: 'Two-factor sign-in' })
  const heading = page.getByRole('heading', { name: 'Two-factor sign-in', level: 1 })

  await console.enter(person)
  await page.goto('/account')
  await section.getByRole('button', { name: 'Set up...' }).click()
  const setUp = console.dialog('Set up an authenticator app')
  await expect(setUp.getByRole('img', { name: 'QR code with the key' })).toBeVisible()
  const key = await setUp.getByLabel('Key', { exact: true }).inputValue()
  shownSecrets.push(key, key.replaceAll(' ', ''))
  await expectAccessible(page)
  await expect(setUp.getByLabel('Code', { exact: true })).toBeFocused()
  await setUp.getByLabel('Code', { exact: true }).fill(codeOf(key, Date.now() + 3 * step))
  await page.keyboard.press('Enter')
  await expect(setUp.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(
    /This code is incorrect/,
  )
  await setUp.getByLabel('Code', { exact: true }).fill(codeOf(key))
  await page.keyboard.press('Enter')

  const saved = console.dialog('Save your recovery codes')
  await expect(saved.getByRole('listitem')).toHaveCount(10)
  const codes = await saved.getByRole('listitem').allTextContents()
  shownSecrets.push(...codes)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog', { name: 'Close without the recovery codes?' })).toBeVisible()
  await page.getByRole('button', { name: 'Go back' }).click()
  await expectAccessible(page)
  await saved.getByRole('button', { name: 'Copy all' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'))
  await saved.getByRole('button', { name: 'Done' }).click()
  await expect(saved).toBeHidden()
  await expect(section).toContainText('10 recovery codes left')
  await expectAccessible(page)

  // The password alone opens nothing, whatever page is asked for.
  await console.signOut()
  await page.goto('/audit-trail')
  await console.signIn(person)
  await expect(heading).toBeVisible()
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused()
  expect(await isSignedIn(page.request)).toBe(false)
  expect(await (await page.request.get('/session-end')).json()).toEqual({ seconds: 0, canStay: false })
  await expectAccessible(page)
  await page.getByLabel('Code', { exact: true }).fill('000 000')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/This code is incorrect/)
  expect(await isSignedIn(page.request)).toBe(false)
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key, Date.now() + step))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/audit-trail')
  await expect(page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible()

  // Leaving half-way, and a recovery code.
  await console.signOut()
  await console.signIn(person)
  await page.getByRole('button', { name: 'Cancel and sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await console.signIn(person)
  await page.getByRole('link', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill(codes[0] ?? '')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `Your menu: ${person.name}` })).toBeVisible()
  await page.goto('/account')
  await expect(section).toContainText('9 recovery codes left')

  await section.getByRole('button', { name: 'New recovery codes...' }).click()
  await console.question('New recovery codes').getByRole('button', { name: 'Make new codes' }).click()
  await saved.getByRole('button', { name: 'Copy all' }).click()
  await saved.getByRole('button', { name: 'Done' }).click()
  await expect(section).toContainText('10 recovery codes left')

  // An administrator resets it, never their own.
  const people = new PeoplePage(administrator)
  await people.open()
  await people.choose(person.name, 'Reset two-factor sign-in...')
  await administrator.page.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(administrator.page.getByText(`Reset two-factor sign-in of “${person.name}”`)).toBeVisible()
  expect(await isSignedIn(page.request)).toBe(false)
  await console.enter(person)
  await page.goto('/notifications')
  await expect(page.getByText('Your two-factor sign-in was removed')).toBeVisible()
})
