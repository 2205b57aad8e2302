import type { Locator } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { PeoplePage } from './support/people-page'
import { expect, test as base } from './support/test'

const test = base.extend<{ groups: PeoplePage }>({
  groups: async ({ console }, use) => {
    const page = new PeoplePage(console)
    await page.open()
    await page.page.getByRole('link', { name: 'Groups' }).click()
    await expect(page.page).toHaveURL('/people?tab=groups')
    await use(page)
  },
})

async function openCreate(groups: PeoplePage): Promise<Locator> {
  await groups.page.getByRole('button', { name: 'Create group' }).click()
  return groups.console.dialog('Create group')
}

test('X6: at first there is one group, subscribed to both alerts, with the first administrator in it', async ({
  groups,
}) => {
  const row = groups.row('Administrators')
  for (const text of ['1 member', 'In console', 'By e-mail', 'Administrator'])
    await expect(row).toContainText(text)
})

test('X6: a group can be created, subscribed, renamed, filled and deleted', async ({ groups, keyturn }) => {
  const create = await openCreate(groups)
  await create.getByLabel('Name', { exact: true }).fill('Night shift')
  await create.getByRole('checkbox', { name: /^Account alerts in the console/ }).uncheck()
  await create.getByRole('checkbox', { name: /^Account alerts by e-mail/ }).check()
  await create.getByLabel('Add a member').fill('admin')
  await create.getByRole('option', { name: /^Administrator / }).click()
  await expect(create.getByRole('list', { name: 'Members' })).toContainText('Administrator')
  await create.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(create).toBeHidden()
  await expect(groups.row('Night shift')).toContainText('1 member')
  await expect(groups.row('Night shift')).toContainText('By e-mail')
  await expect(groups.row('Night shift')).not.toContainText('In console')

  await groups.choose('Night shift', 'Edit...')
  const edit = groups.console.dialog('Edit group')
  await edit.getByLabel('Name', { exact: true }).fill('Day shift')
  await edit.getByRole('checkbox', { name: /^Account alerts in the console/ }).check()
  await edit.getByRole('button', { name: 'Remove Administrator' }).click()
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit).toBeHidden()
  await groups.page.reload()
  await expect(groups.row('Day shift')).toContainText('0 members')
  await expect(groups.row('Day shift')).toContainText('In console')
  const stored = await keyturn.call('listGroups', {})
  expect(stored.ok && stored.value.groups.find((group) => group.name === 'Day shift')).toMatchObject({
    memberCount: 0,
    accountAlertsInConsole: true,
    accountAlertsByEmail: true,
  })

  await groups.confirm('Day shift', 'Delete...', 'Delete group', 'Delete')
  await expect(groups.row('Day shift')).toHaveCount(0)
  await groups.console.openAuditTrail()
  for (const action of ['Created group', 'Edited group', 'Deleted group'])
    await expect(groups.page.getByRole('row').filter({ hasText: action }).first()).toBeVisible()
})

test('a second group with the same name is refused at its field, regardless of case', async ({
  groups,
  keyturn,
}) => {
  const create = await openCreate(groups)
  await create.getByLabel('Name', { exact: true }).fill('ADMINISTRATORS')
  await create.getByRole('button', { name: 'Create', exact: true }).click()
  const name = create.getByLabel('Name', { exact: true })
  await expect(name).toHaveAccessibleDescription('Another group has this name.')
  await expect(name).toHaveValue('ADMINISTRATORS')
  const stored = await keyturn.call('listGroups', {})
  expect(stored.ok && stored.value.groups.map((group) => group.name.toLowerCase())).toEqual([
    'administrators',
  ])
})

test('an auditor can view groups but not create one', async ({ consoleOf }) => {
  const { page } = await consoleOf('auditor')
  await page.goto('/people?tab=groups')
  await expect(page.getByRole('rowheader', { name: 'Administrators' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create group' })).toHaveAccessibleDescription(
    'Only cloud administrators can manage people.',
  )
})

test('axe finds nothing on the groups and their dialogs', async ({ groups }) => {
  await expectAccessible(groups.page)
  const create = await openCreate(groups)
  await create.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(create.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Enter a name/)
  await expectAccessible(groups.page)
  await create.getByRole('button', { name: 'Cancel' }).click()
  await groups.choose('Administrators', 'Delete...')
  await expectAccessible(groups.page)
})
