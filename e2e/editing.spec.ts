import { expect, test } from './support/test'

/** The minute that is this many minutes from now, in UTC. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16)

test('C5, D5: name, description, e-mail and application can be changed', async ({
  console,
  stored,
  issue,
}) => {
  const before = { name: 'Old name', description: 'Old text', contactEmail: 'old@example.com' }
  const { clientId } = await issue({ ...before, application: 'Automate' })
  const after = { name: 'New name', description: 'New text', contactEmail: 'new@example.com' }

  const dialog = await console.openEdit('Old name')
  await expect(dialog.getByLabel('Name')).toHaveValue('Old name')
  await expect(dialog.getByLabel('Description')).toHaveValue('Old text')
  await console.fill(dialog, { ...after, application: 'Continuum' })
  await dialog.getByRole('button', { name: 'Save' }).click()

  await expect(console.page.getByText('Saved “New name”')).toBeVisible()
  await expect(console.row('New name')).toContainText('new@example.com')
  await expect(console.row('Old name')).toHaveCount(0)
  const client = await stored.client('New name')
  expect(client).toMatchObject({ ...after, application: 'Continuum', clientId, version: 2 })
  const [event] = await stored.events(client.id)
  expect(event).toMatchObject({ action: 'api_client.edited' })
  expect(JSON.parse(event?.detail ?? '')).toMatchObject({
    'name.before': 'Old name',
    'name.after': 'New name',
  })
})

test('D5: renaming ends no token', async ({ console, api, issue }) => {
  const { clientId, secret } = await issue({ name: 'Working title' })
  const token = await api.redeem(clientId, secret)
  const dialog = await console.openEdit('Working title')
  await console.fill(dialog, { name: 'Final title' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(console.row('Final title')).toBeVisible()
  await api.expectAccepted(token)
  await api.redeem(clientId, secret)
})

test('C5: the second of two editors is warned, sees the new values, and overwrites nothing', async ({
  console,
  consoleOf,
  stored,
  issue,
}) => {
  await issue({ name: 'Contested', description: 'As it was' })
  const other = await consoleOf('cloud_administrator')
  const mine = await console.openEdit('Contested')
  const theirs = await other.openEdit('Contested')

  await other.fill(theirs, { description: 'Theirs, saved first' })
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(theirs).toBeHidden()

  await console.fill(mine, { description: 'Mine, too late' })
  await mine.getByRole('button', { name: 'Save' }).click()
  await expect(mine.getByRole('alert')).toContainText(
    'Someone else changed this after you opened it. Nothing was saved.',
  )
  await expect(mine.getByLabel('Description')).toHaveValue('Mine, too late')
  expect(await stored.client('Contested')).toMatchObject({ description: 'Theirs, saved first', version: 2 })

  await mine.getByRole('button', { name: 'Show the current values' }).click()
  await expect(console.drawer('Contested')).toContainText('Theirs, saved first')
  await console.drawer('Contested').getByRole('button', { name: 'Edit...' }).click()
  await expect(mine.getByLabel('Description')).toHaveValue('Theirs, saved first')
  await console.fill(mine, { description: 'Mine, after looking' })
  await mine.getByRole('button', { name: 'Save' }).click()
  await expect(mine).toBeHidden()
  expect(await stored.client('Contested')).toMatchObject({ description: 'Mine, after looking', version: 3 })
})

test('C5: a second reset from a page loaded before the first is refused', async ({
  console,
  consoleOf,
  api,
  issue,
}) => {
  await issue({ name: 'Reset twice' })
  const other = await consoleOf('cloud_administrator')
  const question = await console.openReset('Reset twice')
  const { clientId, secret } = await other.resetSecret('Reset twice')
  await question.getByRole('button', { name: 'Reset secret' }).click()
  await expect(question.getByRole('alert')).toContainText('Someone else changed this after you opened it.')
  await api.redeem(clientId, secret)
})

test('C5: a client that someone else has deleted cannot be edited', async ({ console, consoleOf, issue }) => {
  await issue({ name: 'Deleted meanwhile' })
  const other = await consoleOf('cloud_administrator')
  const dialog = await console.openEdit('Deleted meanwhile')
  await other.openList()
  await other.deleteApiClient('Deleted meanwhile')
  await console.fill(dialog, { description: 'Too late' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert')).toContainText('This no longer exists.')
})

test('C5: a deleted or expired client does not open for editing, and the dialog says why', async ({
  console,
  consoleOf,
  keyturn,
  issue,
}) => {
  await issue({ name: 'Deleted before' })
  await issue({ name: 'Expired before', expiresAt: inMinutes(10) })
  const other = await consoleOf('cloud_administrator')
  await console.openList()
  await other.openList()
  await other.deleteApiClient('Deleted before')
  const dialog = console.dialog('Edit API client')
  const save = dialog.getByRole('button', { name: 'Save' })
  await console.choose('Deleted before', 'Edit...')
  await expect(dialog.getByRole('alert')).toContainText('This no longer exists.')
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(console.row('Deleted before')).toBeHidden()

  const menu = await console.openMenu('Expired before')
  keyturn.passMinutes(11)
  await menu.getByRole('menuitem', { name: 'Edit...', exact: true }).click()
  await expect(dialog.getByRole('alert')).toHaveText(
    'An expired API client can only be duplicated, replaced or deleted.',
  )
  await expect(save).toHaveAttribute('aria-disabled', 'true')
})

test('C5: the edit dialog loads the current values, however old the list is', async ({
  console,
  consoleOf,
  issue,
  stored,
}) => {
  const { page } = console
  await issue({ name: 'Seen long ago', description: 'As it was' })
  await console.openList()
  const other = await consoleOf('cloud_administrator')
  const theirs = await other.openEdit('Seen long ago')
  await other.fill(theirs, { description: 'Changed since' })
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(theirs).toBeHidden()

  await page.route('**/api-clients*', (route) => route.abort(), { times: 1 })
  await console.choose('Seen long ago', 'Edit...')
  const dialog = console.dialog('Edit API client')
  await expect(dialog.getByRole('alert')).toContainText('No answer from the server.')

  let letGo = () => {}
  const goOn = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/api-clients*', async (route) => {
    await goOn
    await route.continue()
  })
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByRole('status').filter({ hasText: 'Loading…' })).toBeVisible()
  await expect(dialog.locator('input, textarea')).toHaveCount(0)
  letGo()
  await expect(dialog.getByLabel('Description')).toHaveValue('Changed since')
  await console.fill(dialog, { name: 'Seen today' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  expect(await stored.client('Seen today')).toMatchObject({ description: 'Changed since', version: 3 })
})

test('C5: the first field has focus when the values have loaded', async ({ console, issue }) => {
  await issue({ name: 'Focused' })
  await console.openList()
  const dialog = await console.openEdit('Focused')
  await expect(dialog.getByLabel('Name')).toBeFocused()
})
