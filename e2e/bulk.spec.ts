import { readFile } from 'node:fs/promises'
import { expectAccessible } from './support/accessibility'
import type { Console } from './support/console'
import { hydrated } from './support/hydrated'
import { ServerAction } from './support/server-action'
import { expect, test } from './support/test'

const bar = ({ page }: Console) => page.getByRole('region', { name: 'Selected API clients' })

async function select(console: Console, ...names: string[]): Promise<void> {
  await console.toList()
  // A box that is checked before the page is ready selects nothing.
  await expect(async () => {
    for (const name of names) {
      const box = console.page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
      await box.uncheck()
      await box.check()
    }
    await expect(bar(console).getByRole('status')).toHaveText(`${names.length} selected`, { timeout: 1_000 })
  }).toPass()
}

test('many are disabled and enabled together, each with its own event', async ({
  console,
  api,
  stored,
  issue,
}) => {
  const { clientId, secret } = await issue({ name: 'Fleet one' })
  await issue({ name: 'Fleet two' })
  await select(console, 'Fleet one', 'Fleet two')
  await bar(console).getByRole('button', { name: 'Disable...' }).click()
  const question = console.question('Disable 2 API clients')
  await expect(question).toContainText('Everything that uses them loses access at once')
  await expect(question.getByRole('listitem')).toHaveText([
    /^Fleet one.*Never used$/,
    /^Fleet two.*Never used$/,
  ])
  await expectAccessible(console.page)
  await question.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(console.page.getByText('Disabled 2 API clients')).toBeVisible()
  await expect(question).toBeHidden()
  await expect(bar(console)).toBeHidden()
  for (const name of ['Fleet one', 'Fleet two']) {
    await expect(await console.cell(name, 'State')).toHaveText('Disabled')
    const [event] = await stored.events((await stored.client(name)).id)
    expect(event).toMatchObject({ action: 'api_client.disabled', outcome: 'done' })
  }
  await api.expectInvalidClient(clientId, secret)

  await select(console, 'Fleet one', 'Fleet two')
  await bar(console).getByRole('button', { name: 'Enable...' }).click()
  const second = console.question('Enable 2 API clients')
  await second.getByRole('button', { name: 'Enable', exact: true }).click()
  await expect(second).toBeHidden()
  await expect(await console.cell('Fleet two', 'State')).toHaveText('Active')
  await api.redeem(clientId, secret)
})

test('those that could not be changed are named, and stay selected unless they are gone', async ({
  console,
  keyturn,
  stored,
  issue,
}) => {
  await issue({ name: 'Still there' })
  const { id } = await issue({ name: 'Gone meanwhile' })
  const inAMinute = new Date(Date.now() + 60_000).toISOString().slice(0, 16)
  await issue({ name: 'Expired meanwhile', expiresAt: inAMinute })
  await select(console, 'Still there', 'Gone meanwhile', 'Expired meanwhile')
  await keyturn.call('deleteApiClient', { id })
  keyturn.passMinutes(2)
  await bar(console).getByRole('button', { name: 'Disable...' }).click()
  await console
    .question('Disable 3 API clients')
    .getByRole('button', { name: 'Disable', exact: true })
    .click()
  const rest = console.dialog('Not disabled: 2 API clients')
  await expect(rest).toContainText('Disabled: 1 API client. Those that still exist stay selected.')
  await expect(rest.getByRole('listitem')).toHaveText([
    /Gone meanwhile\s*This no longer exists/,
    /Expired meanwhile\s*It has expired/,
  ])
  await expectAccessible(console.page)
  await rest.getByRole('button', { name: 'Close' }).last().click()
  expect((await stored.client('Still there')).state).toBe('disabled')
  await expect(bar(console).getByRole('status')).toHaveText('1 selected')
})

test('what is deleted from its row does not stay selected', async ({ console, issue }) => {
  await issue({ name: 'Selected and deleted' })
  await issue({ name: 'Selected and kept' })
  await select(console, 'Selected and deleted', 'Selected and kept')
  const question = await console.openDelete('Selected and deleted')
  await question.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(bar(console).getByRole('status')).toHaveText('1 selected')
})

test('everything that matches is selected beyond the page, says what it is, and is changed in batches', async ({
  console,
  keyturn,
  issue,
}) => {
  const { page } = console
  for (let number = 1; number <= 52; number++) await issue({ name: `Matching ${number}` })
  await issue({ name: 'Not among them' })
  await page.goto('/api-clients?q=matching')
  await hydrated(page)
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  const status = bar(console).getByRole('status')
  await expect(status).toHaveText('50 selected')
  await bar(console).getByRole('button', { name: 'Select all 52 that match' }).click()
  await expect(status).toHaveText('52 selected: all that match')
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: 'Select Matching 52', exact: true }).uncheck()
  await expect(status).toHaveText('51 selected')
  await bar(console).getByRole('button', { name: 'Disable...' }).click()
  await console
    .question('Disable 51 API clients')
    .getByRole('button', { name: 'Disable', exact: true })
    .click()
  await expect(page.getByText('Disabled 51 API clients')).toBeVisible()
  const left = await keyturn.call('listApiClients', { state: 'active', search: 'matching' })
  expect(left.ok && left.value.credentials.map(({ name }) => name)).toEqual(['Matching 52'])
  const other = await keyturn.call('listApiClients', { state: 'active', search: 'not among them' })
  expect(other.ok && other.value.credentials).toHaveLength(1)
})

test('many are deleted after a question, which must be typed if some are in use', async ({
  console,
  api,
  stored,
  issue,
}) => {
  const { clientId, secret } = await issue({ name: 'Old fleet, in use' })
  await issue({ name: 'Old fleet, idle' })
  await api.redeem(clientId, secret)
  await expect.poll(async () => (await stored.client('Old fleet, in use')).lastRedeemedAt).not.toBeNull()
  await console.openList()
  await select(console, 'Old fleet, in use', 'Old fleet, idle')
  await bar(console).getByRole('button', { name: 'Delete...' }).click()
  const question = console.question('Delete 2 API clients')
  await expect(question).toContainText('1 was redeemed in the last seven days.')
  const confirm = question.getByRole('button', { name: 'Delete', exact: true })
  await expect(confirm).toBeDisabled()
  await question.getByLabel('Type “2 API clients” to confirm').fill('2 API clients')
  await confirm.click()
  await expect(console.page.getByText('Deleted 2 API clients')).toBeVisible()
  expect(await stored.clients('Old fleet, in use')).toEqual([])
  expect(await stored.clients('Old fleet, idle')).toEqual([])
  await api.expectInvalidClient(clientId, secret)
})

test('a page is selected with one box, by keyboard, and exported', async ({ console, stored, issue }) => {
  await issue({ name: 'Beside it' })
  const { clientId } = await issue({ name: '+Exported', contactEmail: 'exported@example.com' })
  await console.openList()
  const all = console.page.getByRole('checkbox', { name: 'Select all on this page' })
  await expect(async () => {
    await all.focus()
    await console.page.keyboard.press('Space')
    await expect(bar(console)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const rows = (await console.page.getByRole('rowheader').count()).toLocaleString('en')
  await expect(bar(console).getByRole('status')).toHaveText(`${rows} selected`)
  await console.page.getByRole('checkbox', { name: 'Select +Exported' }).uncheck()
  await expect(all).toBeChecked({ indeterminate: true })
  await bar(console).getByRole('button', { name: 'Clear selection' }).click()

  await select(console, '+Exported')
  const [download] = await Promise.all([
    console.page.waitForEvent('download'),
    bar(console).getByRole('button', { name: 'Export CSV' }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^\uFEFFid,client_id,name,/)
  const { id } = await stored.client('+Exported')
  expect(lines[1]?.startsWith(`${id},${clientId},'+Exported,`)).toBe(true)
  expect(lines[1]).toContain('exported@example.com')
})

test('C9, D8: people who may not manage can select and export, and see why they cannot do more', async ({
  consoleOf,
  issue,
}) => {
  await issue({ name: 'Looked at in bulk' })
  const auditor = await consoleOf('auditor')
  await select(auditor, 'Looked at in bulk')
  const reason = 'Only cloud administrators can manage API credentials.'
  for (const name of ['Enable...', 'Disable...', 'Delete...']) {
    await expect(bar(auditor).getByRole('button', { name })).toBeDisabled()
    await expect(bar(auditor).getByRole('button', { name })).toHaveAccessibleDescription(reason)
  }
  await expect(bar(auditor).getByRole('button', { name: 'Export CSV' })).toBeEnabled()
  await expectAccessible(auditor.page)
})

test('C9, D8: a hand-made request for many by an auditor leaves one refused event and changes nothing', async ({
  console,
  byHand,
  stored,
  issue,
}) => {
  for (const name of ['Out of reach one', 'Out of reach two', 'Out of reach three']) await issue({ name })
  await select(console, 'Out of reach one', 'Out of reach two', 'Out of reach three')
  await bar(console).getByRole('button', { name: 'Disable...' }).click()
  const action = await ServerAction.caught(console.page, () =>
    console.question('Disable 3 API clients').getByRole('button', { name: 'Disable', exact: true }).click(),
  )
  const auditor = await byHand('auditor')
  const [before] = await stored.latestEvents()
  const answer = await action.send(auditor)
  expect(await answer.text()).toMatch(/"ok":false.*Only cloud administrators can manage API credentials/)
  const [event, previous] = await stored.latestEvents()
  expect(event).toMatchObject({ action: 'api_client.disabled', outcome: 'refused' })
  expect(previous, 'the only one').toEqual(before)
  for (const name of ['Out of reach one', 'Out of reach two', 'Out of reach three'])
    expect((await stored.client(name)).state).toBe('active')
})
