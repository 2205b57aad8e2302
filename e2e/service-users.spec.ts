import { expectAccessible } from './support/accessibility'
import type { Keyturn } from './support/keyturn'
import { PeoplePage } from './support/people-page'
import { expect, test as base } from './support/test'

const test = base.extend<{ serviceUsers: PeoplePage }>({
  serviceUsers: async ({ console }, use) => {
    const page = new PeoplePage(console)
    await page.open()
    await page.page.getByRole('link', { name: 'Service users' }).click()
    await expect(page.page).toHaveURL('/people?tab=service-users')
    await use(page)
  },
})

/** Creates a key together with its service user. */
async function createKey(keyturn: Keyturn, serviceUser: string, name: string): Promise<string> {
  const created = await keyturn.call('createServiceApiKey', {
    name,
    serviceUser,
    description: '',
    grants: [],
    authorization: 'cloud_administrator',
    productIds: [],
    networks: [],
    expiresAt: new Date('2099-01-01T00:00:00Z'),
    submissionId: crypto.randomUUID(),
  })
  if (!created.ok) throw new Error(JSON.stringify(created.failure))
  return created.value.key.id
}

test('X3: a service user shows how many keys it has, and takes a name, a description and an owner', async ({
  serviceUsers,
  keyturn,
}) => {
  await createKey(keyturn, 'Warehouse robot', 'Nightly')
  await createKey(keyturn, 'Other robot', 'Hourly')
  await serviceUsers.page.reload()
  await expect(serviceUsers.row('Warehouse robot')).toContainText('1 of 10 keys')
  await serviceUsers.choose('Warehouse robot', 'Edit...')
  const edit = serviceUsers.console.dialog('Edit service user')
  await edit.getByLabel('Name', { exact: true }).fill('OTHER robot')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(
    'Another service user has this name.',
  )
  await expectAccessible(serviceUsers.page)
  await edit.getByLabel('Name', { exact: true }).fill('Warehouse sync')
  await edit.getByLabel('Description').fill('Stock levels at night')
  await edit.getByLabel('Owner').fill('nobody knows')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit.getByLabel('Owner')).toHaveAccessibleDescription(/Choose a person from the list/)
  await edit.getByLabel('Owner').fill('')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit).toBeHidden()
  for (const text of ['Stock levels at night', 'Nobody', '1 of 10 keys'])
    await expect(serviceUsers.row('Warehouse sync')).toContainText(text)
})

test('a service user with live keys cannot be deleted, and its keys are named; without keys it can', async ({
  serviceUsers,
  keyturn,
}) => {
  const ids = [
    await createKey(keyturn, 'Ending robot', 'Nightly'),
    await createKey(keyturn, 'Ending robot', 'Hourly'),
  ]
  await serviceUsers.page.reload()
  await serviceUsers.choose('Ending robot', 'Delete...')
  const question = serviceUsers.console.question('Delete service user')
  await expect(question.getByText('It still has 2 keys. Delete them first.').first()).toBeVisible()
  for (const name of ['Hourly', 'Nightly'])
    await expect(question.getByRole('link', { name })).toHaveAttribute('href', /^\/service-keys\?key=/)
  await expect(question.getByRole('button', { name: 'Delete' })).toBeDisabled()
  await expectAccessible(serviceUsers.page)
  await question.getByRole('button', { name: 'Cancel' }).click()
  for (const id of ids) await keyturn.call('deleteServiceApiKey', { id })
  await serviceUsers.confirm('Ending robot', 'Delete...', 'Delete service user', 'Delete')
  await expect(serviceUsers.row('Ending robot')).toHaveCount(0)
})
