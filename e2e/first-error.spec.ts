import { expect, test } from './support/test'

test('focus goes to the first field with an error in the order of the screen, whatever kind of field it is', async ({
  console,
}) => {
  const { page } = console
  const dialog = await console.openCreate()
  const field = (label: string) => dialog.getByLabel(label, { exact: true })
  await console.fill(dialog, { application: 'x'.repeat(200), contactEmail: 'nobody@nowhere' })
  await dialog.getByRole('radio', { name: 'Product administrators' }).check()
  await dialog.getByRole('checkbox', { name: 'Restrict to networks' }).check()
  await field('Allowed addresses').fill('not an address')
  await field('Expires').fill('2020-01-01T12:00')

  const corrections: [string, () => Promise<unknown>][] = [
    ['Name', () => field('Name').fill('Corrected step by step')],
    ['Contact email', () => field('Contact email').fill('')],
    ['Application', () => console.fill(dialog, { application: 'Short' })],
    ['Allowed addresses', () => field('Allowed addresses').fill('10.0.0.0/8')],
    ['Product administrators', () => dialog.getByRole('checkbox', { name: 'Platform', exact: true }).check()],
    ['Expires', () => field('Expires').fill('')],
  ]
  for (const [label, correct] of corrections) {
    await console.submitCreate(dialog)
    await expect(dialog.locator(':focus')).toHaveAccessibleName(new RegExp(`^${label}`))
    await correct()
  }
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()

  await page.goto('/service-keys')
  await page.getByRole('button', { name: 'Create service API key' }).click()
  const form = console.dialog('Create service API key')
  for (const [label, value] of [
    ['Name', 'A key'],
    ['Service user', 'robot'],
  ] as const) {
    await form.getByRole('button', { name: 'Save & close' }).click()
    await expect(form.getByLabel(label, { exact: true })).toBeFocused()
    await form.getByLabel(label, { exact: true }).fill(value)
    await form.getByLabel('Name', { exact: true }).focus()
  }
  await form.getByRole('button', { name: 'Save & close' }).click()
  await expect(form.getByLabel('Expires at', { exact: true })).toBeFocused()

  await page.goto('/settings')
  await page.getByLabel('Keep API usage for').fill('3')
  await page.getByLabel('Maximum lifetime').fill('-1')
  await page.getByRole('button', { name: 'Save policies' }).click()
  await expect(page.getByLabel('Maximum lifetime')).toBeFocused()
})
