import { readFile } from 'node:fs/promises'
import { test as base, expect } from './support/test'
import { expectAccessible } from './support/accessibility'
import { ServerAction } from './support/server-action'
import { issueKeyOn, ServiceKeys } from './support/service-keys'

const test = base.extend<{ keys: ServiceKeys }>({
  keys: async ({ console, shownSecrets }, use) => {
    await use(new ServiceKeys(console, (key) => shownSecrets.push(key)))
  },
})

/** The minute that is this many minutes from now, in UTC. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16)
const days = (count: number) => count * 24 * 60

test('X1, X2, X4: a key is created for a service user, shown once, and listed', async ({
  console,
  keys,
  api,
  stored,
}) => {
  const dialog = await keys.openCreate()
  await keys.save(dialog)
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Enter a name/)
  await expect(dialog.getByLabel('Expires at', { exact: true })).toHaveAccessibleDescription(/Choose when/)
  await expect(dialog.getByText('Time zone: UTC')).toBeVisible()
  await expectAccessible(console.page)
  await keys.fill(dialog, { name: 'Nightly sync', serviceUser: 'Warehouse', expires: '2020-01-01T00:00' })
  await expect(dialog.getByText('A new service user is created with this name.')).toBeVisible()
  await keys.save(dialog)
  await expect(dialog.getByLabel('Expires at', { exact: true })).toHaveAccessibleDescription(/has passed/)

  await dialog.getByLabel('Expires at', { exact: true }).fill('2031-06-30T12:00')
  await dialog.getByRole('button', { name: 'Calendar for Expires at' }).click()
  await console.page.keyboard.press('ArrowLeft')
  await console.page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Expires at', { exact: true })).toHaveValue('2031-06-29T12:00')
  await dialog.getByRole('checkbox', { name: 'Alerts read' }).check()
  await keys.save(dialog)

  const key = await keys.read()
  expect(key).toMatch(/^kt_key_[0-9A-Za-z]{49}$/)
  await expectAccessible(console.page)
  await keys.generated.getByRole('button', { name: 'Done' }).click()
  const question = console.question('Close without the key?')
  await question.getByRole('button', { name: 'Go back' }).click()
  await keys.take()
  await expect.poll(() => console.clipboard()).toBe(key)
  await console.page.reload()
  expect(await console.page.content()).not.toContain(key)

  await api.expectAccepted(key, 'alerts:read')
  await api.expectForbidden(key, 'alerts:write')
  const cell = (column: string) => console.cell('Nightly sync', column)
  await expect(await cell('Service user')).toHaveText('Warehouse')
  await expect(await cell('State')).toHaveText('Active')
  await expect((await cell('Created')).getByRole('time').last()).toHaveText(/minute|just now/)
  await expect(await cell('Expires')).toHaveText(/^in \d years$/)
  await expect(async () => {
    await console.page.reload()
    await expect((await cell('Last used')).getByRole('time').first()).toHaveText('just now', { timeout: 500 })
  }).toPass()

  await console.row('Nightly sync').getByRole('link', { name: 'Nightly sync', exact: true }).click()
  await expect(console.drawer('Nightly sync')).toBeVisible()
  await expect(console.detail('Service user')).toHaveText('Warehouse')
  await expect(console.detail('Key')).toContainText(`ends in ${key.slice(-4)}`)
  await expect(console.detail('Key')).toContainText(/last used just now from (127\.0\.0\.1|::1)$/)
  await expect(console.detail('Permissions')).toHaveText(/Alerts\s*read/)
  await expectAccessible(console.page)
  const id = new URL(console.page.url()).searchParams.get('key') ?? ''
  expect((await stored.events(id)).map((event) => event.action)).toEqual(['service_api_key.created'])
})

test('X2: a service user can be chosen, in upper or lower case, and shows how many keys it has', async ({
  console,
  keys,
  keyturn,
}) => {
  await issueKeyOn(keyturn, { name: 'First', serviceUser: 'Payroll', expiresAt: inMinutes(days(90)) })
  const dialog = await keys.openCreate()
  await dialog.getByLabel('Service user').fill('pay')
  await console.page.getByRole('option', { name: /Payroll.*1 of 10 keys/ }).click()
  await expect(dialog.getByLabel('Service user')).toHaveValue('Payroll')
  await expect(dialog.getByText('“Payroll” has 1 of 10 keys.')).toBeVisible()
  await keys.fill(dialog, { name: 'Second', serviceUser: 'PAYROLL' })
  await keys.save(dialog)
  await keys.read()
  await keys.take()
  await expect(await console.cell('Second', 'Service user')).toHaveText('Payroll')
})

test('X3: fifty simultaneous requests create ten keys for a service user, and no more', async ({
  console,
  keys,
  keyturn,
  byHand,
}) => {
  const dialog = await keys.openCreate()
  await keys.fill(dialog, { name: 'One of many', serviceUser: 'Stampede' })
  const create = await ServerAction.caught(console.page, () => keys.save(dialog))
  const http = await byHand('cloud_administrator')
  const submission = /(?<="submissionId":")[0-9a-f-]{36}/
  const answers = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const body = create.body.replace(submission, crypto.randomUUID())
      return (await create.send(http, { body })).text()
    }),
  )
  expect(answers.filter((answer) => answer.includes('kt_key_'))).toHaveLength(10)
  expect(answers.filter((answer) => answer.includes('already has the maximum number of keys'))).toHaveLength(
    40,
  )
  const stored = await keyturn.call('listServiceApiKeys', { search: 'Stampede' })
  expect(stored.ok && stored.value.total.count).toBe(10)

  // The form whose request was intercepted is still open, with its input.
  await keys.save(dialog)
  await expect(dialog.getByLabel('Service user')).toHaveAccessibleDescription(
    /already has the maximum number of keys/,
  )
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('One of many')
})

test('X9: a disabled key stops working immediately, and works again when enabled', async ({
  console,
  keys,
  keyturn,
  api,
}) => {
  const { key } = await issueKeyOn(keyturn, {
    name: 'On and off',
    serviceUser: 'Switchboard',
    expiresAt: inMinutes(days(10)),
  })
  await api.expectAccepted(key)
  await api.expectKeyAccepted(key)
  await keys.open()
  await expect(await console.cell('On and off', 'State')).toHaveText('Expires in 10 days')
  await keys.choose('On and off', 'Disable')
  await expect(await console.cell('On and off', 'State')).toHaveText('DisabledExpires soon')
  await api.expectRefused(key)
  await keys.choose('On and off', 'Enable')
  await expect(await console.cell('On and off', 'State')).toHaveText('Expires in 10 days')
  await api.expectAccepted(key)

  await keys.choose('On and off', 'Delete...')
  const question = console.question('Delete service API key')
  await expectAccessible(console.page)
  await question.getByLabel('Type “On and off” to confirm').fill('On and off')
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(question).toBeHidden()
  await expect(console.row('On and off')).toHaveCount(0)
  await api.expectRefused(key)
})

test('X8: an expired key can be neither enabled nor disabled, on the screen and by hand; it can be replaced or deleted', async ({
  console,
  keys,
  keyturn,
  api,
  byHand,
  stored,
}) => {
  const serviceUser = 'Full house'
  const { id, key } = await issueKeyOn(keyturn, { name: 'Run out', serviceUser, expiresAt: inMinutes(10) })
  for (let number = 1; number < 10; number++)
    await issueKeyOn(keyturn, { name: `Full ${number}`, serviceUser, expiresAt: inMinutes(days(60)) })
  await keys.open()
  const disable = await ServerAction.caught(console.page, () => keys.choose('Run out', 'Disable'))

  await keys.choose('Full 9', 'Replace...')
  const full = console.dialog('Replace service API key')
  await expect(full).toContainText('The current key stays as it is until you delete it.')
  await full.getByRole('button', { name: '90 days' }).click()
  await full.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect(full).toContainText('already has the maximum number of keys')
  await full.getByRole('button', { name: 'Cancel' }).click()
  await console.question('Discard what you typed?').getByRole('button', { name: 'Discard' }).click()

  await api.expectAccepted(key)
  keyturn.passMinutes(11)
  await api.expectRefused(key)
  const answer = await disable.send(await byHand('cloud_administrator'))
  expect(await answer.text()).toContain('It has expired')
  expect((await stored.events(id))[0]).toMatchObject({
    action: 'service_api_key.disabled',
    outcome: 'refused',
  })

  await console.openList()
  await keys.open()
  await expect(await console.cell('Run out', 'State')).toHaveText('Expired')
  const menu = await console.openMenu('Run out')
  for (const name of ['Enable', 'Disable']) {
    const item = menu.getByRole('menuitem', { name })
    await expect(item).toBeDisabled()
    await expect(item).toHaveText(/An expired key can only be duplicated, replaced or deleted/)
  }
  await expectAccessible(console.page)
  await menu.getByRole('menuitem', { name: 'Replace...' }).click()
  const replace = console.dialog('Replace service API key')
  await expect(replace).toContainText('The expired key is deleted at the same time.')
  await expectAccessible(console.page)
  await replace.getByRole('button', { name: '180 days' }).click()
  await replace.getByRole('button', { name: 'Replace', exact: true }).click()
  const next = await keys.read()
  await keys.take()
  await api.expectAccepted(next)
  await expect(await console.cell('Run out', 'State')).toHaveText('Active')
  const found = await keyturn.call('listServiceApiKeys', { search: serviceUser })
  expect(found.ok && found.value.total.count).toBe(10)
  expect(found.ok && found.value.credentials.map((each) => each.id)).not.toContain(id)
})

test('the address searches, filters and sorts the list, and its invalid parts are reported', async ({
  console,
  keys,
  keyturn,
}) => {
  const { page } = console
  for (const [name, expiresAt] of [
    ['Later', inMinutes(days(200))],
    ['Sooner', inMinutes(days(5))],
  ] as const)
    await issueKeyOn(keyturn, { name, serviceUser: 'Librarian', expiresAt })
  await keys.open()
  const search = page.getByLabel('Search service API keys')
  await search.fill('librar')
  await expect(page).toHaveURL(/q=librar/)
  await expect(page.getByRole('rowheader')).toHaveText(['Sooner', 'Later'])
  const heading = page.getByRole('columnheader', { name: 'Expires' })
  for (const direction of ['ascending', 'descending']) {
    await heading.getByRole('link').click()
    await expect(heading).toHaveAttribute('aria-sort', direction)
  }
  await expect(page.getByRole('rowheader')).toHaveText(['Later', 'Sooner'])
  await page.getByRole('button', { name: /^Filter/ }).click()
  await page.getByLabel('Needs attention').selectOption('Expires within 14 days')
  await expect(page.getByRole('rowheader')).toHaveText(['Sooner'])
  await page.goBack()
  await expect(page.getByRole('rowheader')).toHaveText(['Later', 'Sooner'])
  await page.goto('/service-keys?state=sleeping&application=REST&q=librarian')
  await expect(page.getByText('The value sleeping for state is not valid.')).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveText(['Sooner', 'Later'])
  await expectAccessible(page)
})

test('after a deletion the list of keys keeps its search, filters and order', async ({
  console,
  keys,
  keyturn,
}) => {
  const { page } = console
  for (const name of ['Shelf one', 'Shelf two', 'Shelf three'])
    await issueKeyOn(keyturn, { name, serviceUser: 'Stockroom', expiresAt: inMinutes(days(90)) })
  const asked = '/service-keys?q=stockroom&state=active&sort=-name'
  const rows = page.getByRole('rowheader')
  const confirm = console.question('Delete service API key').getByRole('button', { name: 'Delete' })
  await page.goto(asked)
  await keys.choose('Shelf two', 'Delete...')
  await confirm.click()
  await expect(page).toHaveURL(asked)
  await expect(rows).toHaveText(['Shelf three', 'Shelf one'])

  await page.getByRole('link', { name: 'Shelf three', exact: true }).click()
  const drawer = console.drawer('Shelf three')
  await drawer.getByRole('button', { name: 'Delete...' }).click()
  await confirm.click()
  await expect(drawer).toBeHidden()
  await expect(page).toHaveURL(asked)
  await expect(rows).toHaveText(['Shelf one'])
})

test('many keys are selected, exported, disabled and deleted, as API clients are', async ({
  console,
  keys,
  keyturn,
}) => {
  const { page } = console
  for (const name of ['Crowd one', 'Crowd two', 'Crowd three'])
    await issueKeyOn(keyturn, { name, serviceUser: 'Crowd', expiresAt: inMinutes(days(40)) })
  await keys.open()
  await page.goto('/service-keys?q=crowd')
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  const bar = page.getByRole('region', { name: 'Selected service API keys' })
  await expect(bar.getByRole('status')).toHaveText('3 selected')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    bar.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('keyturn-service-keys.csv')
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatch(/^\uFEFFid,name,description,state,service_user,permissions,.*,last_used,expires$/)
  expect(lines[1]).toContain(',Crowd one,,active,Crowd,')

  await bar.getByRole('button', { name: 'Disable...' }).click()
  const disable = console.question('Disable 3 service API keys')
  await expect(disable).toContainText('Every request with one of them is refused at once')
  await disable.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(page.getByText('Disabled 3 service API keys')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select Crowd two', exact: true }).check()
  await page.getByRole('checkbox', { name: 'Select Crowd one', exact: true }).check()
  await bar.getByRole('button', { name: 'Delete...' }).click()
  const remove = console.question('Delete 2 service API keys')
  await remove.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('rowheader')).toHaveText(['Crowd three'])
  const left = await keyturn.call('listServiceApiKeys', { search: 'crowd' })
  expect(left.ok && left.value.credentials.map(({ name, state }) => [name, state])).toEqual([
    ['Crowd three', 'disabled'],
  ])
})

test('an auditor can view the keys but not change them', async ({ consoleOf, keyturn }) => {
  await issueKeyOn(keyturn, { name: 'Audited', serviceUser: 'Watched', expiresAt: inMinutes(days(40)) })
  const auditor = await consoleOf('auditor')
  await auditor.page.goto('/service-keys')
  await expect(auditor.page.getByRole('button', { name: 'Create service API key' })).toBeDisabled()
  const menu = await auditor.openMenu('Audited')
  for (const name of ['Disable', 'Replace...', 'Delete...'])
    await expect(menu.getByRole('menuitem', { name })).toBeDisabled()
})
