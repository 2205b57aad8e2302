import { readFile } from 'node:fs/promises'
import { expectAccessible } from './support/accessibility'
import { issueOn } from './support/issue'
import { issueKeyOn, ServiceKeys } from './support/service-keys'
import { expect, test } from './support/test'

/** The minute that is this many minutes from now, in UTC. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16)

test('a service API key is edited, and the dialog says what will change before it is saved', async ({
  console,
  keyturn,
  sessions,
  api,
  stored,
}) => {
  await sessions.of('auditor')
  const keys = new ServiceKeys(console)
  const { id, key } = await issueKeyOn(keyturn, {
    name: 'Nightly edit',
    serviceUser: 'Editors',
    expiresAt: inMinutes(40 * 24 * 60),
  })
  await api.expectForbidden(key, 'alerts:read')
  await keys.open()
  await keys.choose('Nightly edit', 'Edit...')
  const dialog = console.dialog('Edit service API key')
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Nightly edit')
  await expect(dialog.getByText('Nothing is granted')).toBeVisible()
  await expect(dialog.getByRole('list', { name: 'What will change' })).toHaveCount(0)

  await dialog.getByLabel('Name', { exact: true }).fill('Nightly edited')
  await dialog.getByRole('checkbox', { name: 'Alerts read' }).check()
  await expect(dialog.getByText(/^1 of \d+ permissions$/)).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'Restrict to networks' }).check()
  await dialog.getByLabel('Allowed addresses').fill('127.0.0.1, ::1')
  const changes = dialog.getByRole('list', { name: 'What will change' })
  await expect(changes).toContainText('Alerts read')
  await expect(changes).toContainText('127.0.0.1')
  await expect(changes).toContainText('“Nightly edited”')
  await expectAccessible(console.page)

  // A field in error stays open, with everything else.
  await dialog.getByLabel('Expires at', { exact: true }).fill('2020-01-01T00:00')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByLabel('Expires at', { exact: true })).toHaveAccessibleDescription(/has passed/)
  await dialog.getByRole('button', { name: '90 days' }).click()
  await dialog.getByLabel('Owner').fill('nobody by this name')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByLabel('Owner')).toHaveAccessibleDescription(/Choose a person from the list/)
  await dialog.getByLabel('Owner').fill('auditor')
  await console.page
    .getByRole('option', { name: /auditor/i })
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(console.page.getByText('Saved “Nightly edited”')).toBeVisible()
  await api.expectAccepted(key, 'alerts:read')
  const events = await stored.events(id)
  expect(events.map((event) => event.action)).toEqual(['service_api_key.edited', 'service_api_key.created'])
})

test('R9: a duplicate starts with the values of the other, without its contact e-mail', async ({
  console,
  issue,
  stored,
}) => {
  await issue({
    name: 'Template',
    description: 'For exports',
    contactEmail: 'template@example.com',
    application: 'Automate',
  })
  await console.choose('Template', 'Duplicate...')
  const dialog = console.dialog('Duplicate API client')
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Copy of Template')
  await expect(dialog.getByLabel('Description')).toHaveValue('For exports')
  await expect(dialog.getByLabel('Application')).toHaveValue('Automate')
  await expect(dialog.getByLabel('Contact email')).toHaveValue('')
  await expectAccessible(console.page)
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
  expect(await stored.client('Copy of Template')).toMatchObject({
    description: 'For exports',
    application: 'Automate',
    contactEmail: null,
  })
})

test('R9: an expired API client is replaced, with its e-mail address and a new client ID', async ({
  console,
  keyturn,
  issue,
  stored,
  api,
}) => {
  const old = await issue({ name: 'Last year', contactEmail: 'last@example.com', expiresAt: inMinutes(5) })
  keyturn.passMinutes(10)
  await console.choose('Last year', 'Replace...')
  const dialog = console.dialog('Replace API client')
  await expectAccessible(console.page)
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click()
  const issued = await console.readSecret()
  await console.takeSecret()
  expect(issued.clientId).not.toBe(old.clientId)
  await api.redeem(issued.clientId, issued.secret)
  expect(await stored.client('Last year')).toMatchObject({
    clientId: issued.clientId,
    contactEmail: 'last@example.com',
  })
})

test('a new key is offered as a client secret is: copied, downloaded under the name of the key, tried with curl', async ({
  console,
}) => {
  const keys = new ServiceKeys(console)
  const form = await keys.openCreate()
  await keys.fill(form, { name: 'Ürgent / sync', serviceUser: 'Downloads' })
  await keys.save(form)
  const key = await keys.read()
  const dialog = keys.generated
  await dialog.getByRole('button', { name: 'Copy curl command' }).click()
  await expect.poll(() => console.clipboard()).toContain(`-H 'Authorization: Bearer ${key}'`)
  const started = console.page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download .env' }).click()
  const download = await started
  expect(download.suggestedFilename()).toBe('urgent-sync.env')
  expect(await readFile(await download.path(), 'utf8')).toContain(`KEYTURN_API_KEY=${key}\n`)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
})

test('what is granted comes first, and the form scrolls as one', async ({ console, keyturn }) => {
  const offered = await keyturn.call('listGrantableApis', {})
  if (!offered.ok) throw new Error(offered.failure.kind)
  const last = offered.value.apis.findLast(({ writable }) => writable)
  if (!last) throw new Error('there is no API that can be written')
  await issueOn(keyturn, { name: 'Granted last', grants: [{ apiId: last.id, read: true, write: true }] })
  const dialog = await console.openEdit('Granted last')
  const boxes = dialog.getByRole('table').getByRole('checkbox')
  await expect(boxes.first()).toHaveAccessibleName(`${last.name} read`)
  await expect(dialog.getByText(/^2 of \d+ permissions$/)).toBeVisible()
  const scrolling = await dialog.evaluate(
    (element) =>
      [...element.querySelectorAll('*')].filter(
        (each) =>
          each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY),
      ).length,
  )
  expect(scrolling).toBe(1)
})
