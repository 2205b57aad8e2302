import { expectAccessible } from './support/accessibility'
import { hydrated } from './support/hydrated'
import { signInByHand } from './support/sessions'
import { expect, test } from './support/test'

const person = { name: 'Idle Ida', email: 'ida@example.com', password: 'a few chosen words' }

test('an idle administrator is warned in every tab, and goes on with what they typed after signing in again', async ({
  consoleOf,
  keyturn,
}) => {
  const created = await keyturn.call('createPerson', { ...person, role: 'cloud_administrator' })
  expect(created.ok).toBe(true)
  const console = await consoleOf('stranger')
  const { page } = console
  const clock = page.context().clock
  await clock.install()
  await console.enter(person)
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Half typed' })
  const other = await page.context().newPage()
  await other.goto('/account')
  await hydrated(other)
  const soon = { name: /^You will be signed out in [12] minutes?$/ }
  const warning = page.getByRole('alertdialog', soon)
  const there = other.getByRole('alertdialog', soon)

  keyturn.passMinutes(28)
  await clock.fastForward('01:00')
  await expect(warning).toBeVisible()
  await expect(there).toBeVisible()
  await expect(warning.getByRole('button', { name: 'Stay signed in' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(warning).toBeHidden()
  await expect(there).toBeHidden()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Half typed')

  keyturn.passMinutes(28)
  await clock.fastForward('28:00')
  await expect(warning).toBeVisible()
  keyturn.passMinutes(2)
  await clock.fastForward('02:00')
  const ended = console.question('You have been signed out')
  await expect(ended).toBeVisible()
  await expectAccessible(page)
  await ended.getByRole('button', { name: 'Close' }).click()
  await console.submitCreate(dialog)
  await expect(dialog.getByRole('alert')).toContainText('You have been signed out.')
  expect(await signInByHand(page.request, person)).toBe(200)
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
  await expect(console.row('Half typed')).toBeVisible()

  // However busy a person is, a session has a longest time.
  keyturn.passMinutes(12 * 60)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/login/)
})

test('administrators set when sessions end, within bounds', async ({ console: { page }, keyturn }) => {
  const before = await keyturn.call('getPolicies', {})
  if (!before.ok) throw new Error('the policies cannot be read')
  await page.goto('/settings?tab=sign-in')
  const administrators = page.getByRole('group', { name: 'Cloud administrators' })
  const save = page.getByRole('region', { name: 'Sessions' }).getByRole('button', { name: 'Save policies' })
  const idle = administrators.getByLabel('Sign out when idle for')
  await expect(idle).toHaveValue('30')
  await idle.fill('3')
  await save.click()
  await expect(idle).toHaveAccessibleDescription(/Enter at least 5 minutes/)
  await idle.fill('90')
  await administrators.getByLabel('Longest session').fill('1')
  await save.click()
  await expect(idle).toHaveAccessibleDescription(/longer than the whole session/)
  await administrators.getByLabel('Longest session').fill('8')
  await save.click()
  await expect(page.getByText('Saved the policies')).toBeVisible()
  expect(await keyturn.call('getPolicies', {})).toEqual({
    ok: true,
    value: { ...before.value, administratorIdleMinutes: 90, administratorSessionHours: 8 },
  })
  await expectAccessible(page)
  await keyturn.call('setPolicies', before.value)
})
