import { suggestedApplications } from '@/lib/domain/credential'
import { expect, test } from './support/test'

test('B1: an API client is created from name, contact e-mail and application', async ({
  console,
  stored,
}) => {
  const { clientId } = await console.createApiClient({
    name: 'Nightly import',
    contactEmail: 'nightly@example.com',
    application: 'Home-made importer',
  })
  expect(await stored.client('Nightly import')).toMatchObject({
    clientId,
    contactEmail: 'nightly@example.com',
    application: 'Home-made importer',
  })
})

test('B1: the application is free text with suggestions, including those in use', async ({
  console,
  issue,
}) => {
  await issue({ name: 'Suggesting', application: 'Warehouse robot' })
  const dialog = await console.openCreate()
  await dialog.getByLabel('Application').click()
  const suggestions = console.page.getByRole('option')
  for (const application of suggestedApplications)
    await expect(suggestions.getByText(application, { exact: true })).toBeVisible()
  await suggestions.getByText('Warehouse robot', { exact: true }).click()
  await expect(dialog.getByLabel('Application')).toHaveValue('Warehouse robot')
})

test('B2: an e-mail address belongs to one credential, regardless of case', async ({
  console,
  stored,
  issue,
}) => {
  await issue({ name: 'First holder', contactEmail: 'only.one@example.com' })

  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Second holder', contactEmail: ' ONLY.one@Example.COM ' })
  await console.submitCreate(dialog)

  const email = dialog.getByLabel('Contact email')
  await expect(email).toHaveAccessibleDescription(/“First holder” already has this e-mail address/)
  await expect(email).toHaveAttribute('aria-invalid', 'true')
  await expect(email).toHaveValue('ONLY.one@Example.COM')
  await expect(dialog.getByLabel('Name')).toHaveValue('Second holder')
  expect(await stored.clients('Second holder')).toEqual([])
})

test('B2: the e-mail address of a deleted credential can be used again', async ({ console, stored }) => {
  await console.createApiClient({ name: 'Short-lived', contactEmail: 'reused@example.com' })
  await console.deleteApiClient('Short-lived')
  await console.createApiClient({ name: 'Successor', contactEmail: 'reused@example.com' })
  expect(await stored.client('Successor')).toMatchObject({ contactEmail: 'reused@example.com' })
})

test('B2: editing refuses the e-mail address of another credential too', async ({
  console,
  stored,
  issue,
}) => {
  await issue({ name: 'Keeps it', contactEmail: 'kept@example.com' })
  await issue({ name: 'Wants it' })
  const dialog = await console.openEdit('Wants it')
  await console.fill(dialog, { contactEmail: 'Kept@example.com' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByLabel('Contact email')).toHaveAccessibleDescription(/“Keeps it”/)
  expect(await stored.client('Wants it')).toMatchObject({ contactEmail: null, version: 1 })
})

test('B6: the list shows name, e-mail and application', async ({ console }) => {
  const text = { name: 'Listed', contactEmail: 'listed@example.com', application: 'Automate' }
  await console.createApiClient(text)
  await expect(await console.cell('Listed', 'Name')).toContainText('Listed')
  for (const label of ['Contact email', 'Application'])
    await expect(await console.cell('Listed', label)).toHaveText(/listed@example\.com · Automate$/)
})

test('C1: a row has name, created, last redeemed, client ID, an actions menu and details', async ({
  console,
  stored,
}) => {
  const { clientId } = await console.createApiClient({ name: 'In a row' })
  await expect(await console.cell('In a row', 'State')).toHaveText('Active')
  await expect(await console.cell('In a row', 'Client ID')).toContainText(clientId)
  await expect(await console.cell('In a row', 'Last redeemed')).toHaveText(/^Never/)
  const created = (await console.cell('In a row', 'Created')).getByRole('time')
  await expect(created).toHaveText('just now')
  const { createdAt } = await stored.client('In a row')
  await expect(created).toHaveAttribute('datetime', createdAt.toISOString())

  const menu = await console.openMenu('In a row')
  await expect(menu.getByRole('menuitem')).toHaveText([
    'View details',
    'Copy client ID',
    'Edit...',
    'Duplicate...',
    'Rotate secret...',
    'Reset secret...',
    'Revoke all tokens...',
    'Disable...',
    'Delete...',
  ])
  await menu.getByRole('menuitem', { name: 'Copy client ID' }).click()
  await expect(console.page.getByText('Copied client ID')).toBeVisible()
  expect(await console.clipboard()).toBe(clientId)

  await console.row('In a row').getByRole('link', { name: 'Details of In a row', exact: true }).click()
  await expect(console.drawer('In a row')).toBeVisible()
})

test('every control of the list follows the address on Back and Forward', async ({ console, issue }) => {
  for (const name of ['Alert relay', 'Billing export']) await issue({ name })
  const { page } = console
  await console.openList()
  const search = page.getByRole('searchbox', { name: 'Search API clients' })
  const state = page.getByLabel('State', { exact: true })
  await page.getByRole('button', { name: /^Filter/ }).click()
  await state.selectOption('Active')
  await expect(page).toHaveURL('/api-clients?state=active')
  await search.fill('alert')
  await expect(page).toHaveURL('/api-clients?q=alert&state=active')

  await page.goBack()
  await expect(page).toHaveURL('/api-clients?state=active')
  await expect(search).toHaveValue('')
  await expect(state).toHaveValue('active')
  await page.goBack()
  await expect(page).toHaveURL('/api-clients')
  await expect(state).toHaveValue('')
  await page.goForward()
  await page.goForward()
  await expect(state).toHaveValue('active')
  await expect(search).toHaveValue('alert')
  await expect(console.row('Billing export')).toHaveCount(0)
})

test('C1: more than fifty are split into pages, each client once', async ({ console, issue }) => {
  for (let number = 1; number <= 51; number++) await issue({ name: `Page filler ${number}` })
  const fillers = console.page.getByRole('rowheader').filter({ hasText: 'Page filler' })
  await console.openList()
  await expect(fillers).toHaveCount(50)
  const first = await fillers.allTextContents()
  await console.page.getByRole('link', { name: 'Next page' }).click()
  await expect(fillers).toHaveCount(1)
  expect(first).not.toContain(await fillers.textContent())
  await console.page.getByRole('link', { name: 'First page' }).click()
  await expect(fillers).toHaveCount(50)
})

test.describe('invalid input keeps the form as it is', () => {
  const refusals = [
    { what: 'no name', name: '', field: 'Name', message: 'Enter a name.' },
    {
      what: 'a name of 300 characters',
      name: 'x'.repeat(300),
      field: 'Name',
      message: 'Use at most 100 characters.',
    },
    {
      what: 'a malformed e-mail address',
      name: 'Malformed',
      contactEmail: 'nobody@nowhere',
      field: 'Contact email',
      message: 'Enter an e-mail address like name@example.com.',
    },
  ]
  for (const { what, field, message, ...text } of refusals) {
    test(`${what} is reported at the field`, async ({ console, stored }) => {
      const dialog = await console.openCreate()
      await console.fill(dialog, { ...text, description: 'Kept through the error' })
      await console.submitCreate(dialog)
      await expect(dialog.getByLabel(field)).toHaveAccessibleDescription(new RegExp(message))
      await expect(dialog.getByLabel(field)).toBeFocused()
      await expect(dialog.getByLabel('Description')).toHaveValue('Kept through the error')
      expect(await stored.clients(text.name)).toEqual([])
    })
  }

  test('leaving with unsaved changes asks', async ({ console }) => {
    const dialog = await console.openCreate()
    await console.fill(dialog, { name: 'Half typed' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    const question = console.question('Discard what you typed?')
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await expect(dialog.getByLabel('Name')).toHaveValue('Half typed')
    await console.page.keyboard.press('Escape')
    await question.getByRole('button', { name: 'Discard' }).click()
    await expect(dialog).toBeHidden()
  })
})
