import type { Locator } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { ServerAction } from './support/server-action'
import { expect, test } from './support/test'

const expires = (dialog: Locator) => dialog.getByLabel('Expires', { exact: true })
/** The minute that is this many minutes from now, in UTC. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16)
const days = (count: number) => count * 24 * 60

test('C2, C5: an expiry can be typed, chosen from the calendar or a preset, and removed', async ({
  console,
  stored,
}) => {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Until summer' })
  await expect(dialog.getByText('Time zone: UTC')).toBeVisible()
  await expires(dialog).fill('2031-06-30T23:15')
  await dialog.getByRole('button', { name: 'Calendar for Expires' }).press('Enter')
  const calendar = console.dialog('Calendar for Expires')
  await expect(calendar.getByRole('button', { name: /June 30, 2031, selected/ })).toBeFocused()
  await expectAccessible(console.page)
  await console.page.keyboard.press('ArrowRight')
  await console.page.keyboard.press('Enter')
  await expect(calendar).toBeHidden()
  await expect(expires(dialog)).toHaveValue('2031-07-01T23:15')
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
  expect((await stored.client('Until summer')).expiresAt).toEqual(new Date('2031-07-01T23:15:00Z'))
  await console.openDetails('Until summer')
  await expect(console.detail('Expires')).toHaveText(/^in \d years$/)

  const soon = await console.openEdit('Until summer')
  await expect(expires(soon)).toHaveValue('2031-07-01T23:15')
  await expires(soon).fill(inMinutes(days(10)))
  await soon.getByRole('button', { name: 'Save' }).click()
  await expect(soon).toBeHidden()
  await expect(await console.cell('Until summer', 'State')).toHaveText('Expires in 10 days')

  const never = await console.openEdit('Until summer')
  await never.getByRole('button', { name: 'Never' }).click()
  await never.getByRole('button', { name: 'Save' }).click()
  await expect(never).toBeHidden()
  expect((await stored.client('Until summer')).expiresAt).toBeNull()
})

test('an expiry that has passed or is incomplete is refused at its field, and kept', async ({
  console,
  stored,
}) => {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Of yesterday' })
  await expires(dialog).fill('2020-02-29T08:30')
  await console.submitCreate(dialog)
  await expect(expires(dialog)).toHaveAccessibleDescription(/has passed/)
  await expect(expires(dialog)).toHaveValue('2020-02-29T08:30')
  await expires(dialog).focus()
  await console.page.keyboard.press('Backspace')
  await console.submitCreate(dialog)
  await expect(expires(dialog)).toHaveAccessibleDescription(/complete date and time/)
  expect(await stored.clients('Of yesterday')).toEqual([])
})

test('the field says which moment is used for a time that is skipped or occurs twice', async ({
  keyturn,
  consoleOf,
}) => {
  const person = { name: 'Ber Lin', email: 'berlin@example.com', password: 'correct horse battery' }
  const made = await keyturn.call('createPerson', {
    ...person,
    role: 'cloud_administrator',
    productIds: [],
    timeZone: 'Europe/Berlin',
  })
  expect(made.ok).toBe(true)
  const console = await consoleOf('stranger')
  await console.enter(person)
  const dialog = await console.openCreate()
  await expect(dialog.getByText('Time zone: Europe/Berlin')).toBeVisible()
  await expires(dialog).fill('2031-10-26T02:30')
  await expect(expires(dialog)).toHaveAccessibleDescription(/twice.*first is used: 26 Oct 2031, 02:30 GMT\+2/)
  await expires(dialog).fill('2031-03-30T02:30')
  await expect(expires(dialog)).toHaveAccessibleDescription(
    /skip this time.*30 Mar 2031, 03:30 GMT\+2 is used/,
  )
  await console.fill(dialog, { name: 'In the gap' })
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
  const clients = await keyturn.call('listApiClients', { search: 'In the gap' })
  if (!clients.ok) throw new Error(clients.failure.kind)
  expect(clients.value.credentials[0]?.expiresAt).toEqual(new Date('2031-03-30T01:30:00Z'))
})

test('a policy can require an expiry and limit it', async ({ console }) => {
  const { page } = console

  async function setLifetime(text: string) {
    await console.toList()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Maximum lifetime').fill(text)
    await page.getByRole('button', { name: 'Save policies' }).click()
  }

  await setLifetime('half a year')
  await expect(page.getByLabel('Maximum lifetime')).toHaveAccessibleDescription(/whole number of days/)
  await setLifetime('90')
  await expect(page.getByText('Saved the policies')).toBeVisible()
  try {
    const dialog = await console.openCreate()
    await console.fill(dialog, { name: 'Within bounds' })
    await console.submitCreate(dialog)
    await expect(expires(dialog)).toHaveAccessibleDescription(
      /requires an expiry. It allows at most 90 days, until/,
    )
    await dialog.getByRole('button', { name: '180 days' }).click()
    await console.submitCreate(dialog)
    await expect(expires(dialog)).toHaveAccessibleDescription(/allows at most 90 days, until/)
    await dialog.getByRole('button', { name: '90 days' }).click()
    await console.submitCreate(dialog)
    await console.readSecret()
    await console.takeSecret()
  } finally {
    await setLifetime('')
    await expect(page.getByText('Saved the policies')).toBeVisible()
  }
})

test('X8: an expired client no longer works and can only be deleted, on the screen and by hand', async ({
  console,
  api,
  issue,
  keyturn,
  stored,
  byHand,
}) => {
  const { id, clientId, secret } = await issue({ name: 'Run out', expiresAt: inMinutes(10) })
  const token = await api.redeem(clientId, secret)
  await console.choose('Run out', 'Disable...')
  const question = console.question('Disable API client')
  const disable = await ServerAction.caught(console.page, () =>
    question.getByRole('button', { name: 'Disable' }).click(),
  )

  keyturn.passMinutes(11)
  await api.expectRefused(token)
  await api.expectInvalidClient(clientId, secret)
  const answer = await disable.send(await byHand('cloud_administrator'))
  expect(await answer.text()).toContain('It has expired')
  expect(await stored.client('Run out')).toMatchObject({ state: 'expired', disabledAt: null })
  expect((await stored.events(id))[0]).toMatchObject({ action: 'api_client.disabled', outcome: 'refused' })

  await console.openList()
  await expect(await console.cell('Run out', 'State')).toHaveText('Expired')
  const menu = await console.openMenu('Run out')
  for (const name of ['Edit...', 'Reset secret...', 'Revoke all tokens...', 'Disable...']) {
    const item = menu.getByRole('menuitem', { name })
    await expect(item).toBeDisabled()
    await expect(item).toHaveText(/An expired API client can only be duplicated, replaced or deleted/)
  }
  await console.page.keyboard.press('Escape')
  await console.page.getByRole('button', { name: /^Filter/ }).click()
  await console.page.getByLabel('State', { exact: true }).selectOption('Expired')
  await console.page.keyboard.press('Escape')
  await expect(console.row('Run out')).toBeVisible()
  await console.deleteApiClient('Run out')
})
