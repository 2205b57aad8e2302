import { expectAccessible } from './support/accessibility'
import { expect, test } from './support/test'

test('C2, C5: granted permissions are in the token, and removing one takes effect immediately', async ({
  console,
  api,
}) => {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Granted' })
  await dialog.getByRole('checkbox', { name: 'Alerts read' }).check()
  await dialog.getByRole('checkbox', { name: 'Alerts write' }).check()
  await expect(dialog.getByRole('checkbox', { name: 'Audit log read' })).toBeVisible()
  await expect(dialog.getByRole('checkbox', { name: 'Audit log write' })).toHaveCount(0)
  await expect(dialog.getByRole('checkbox', { name: 'OAuth read' })).toHaveCount(0)
  await console.submitCreate(dialog)
  const { clientId, secret } = await console.readSecret()
  await console.takeSecret()

  const token = await api.redeem(clientId, secret)
  await api.expectAccepted(token, 'alerts:write')
  await api.expectForbidden(token, 'users:read')

  const edit = await console.openEdit('Granted')
  await edit.getByRole('checkbox', { name: 'Alerts write' }).uncheck()
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit).toBeHidden()
  await api.expectForbidden(token, 'alerts:write')
  await api.expectAccepted(token, 'alerts:read')
  await console.openDetails('Granted')
  await expect(console.detail('Permissions')).toHaveText(/Alerts\s*read/)
  await expect(console.detail('Permissions')).not.toContainText('write')
})

test('D1: a network restriction names each invalid entry, keeps the input, and counts the addresses it admits', async ({
  console,
}) => {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Restricted' })
  await dialog.getByRole('checkbox', { name: 'Restrict to networks' }).check()
  const addresses = dialog.getByLabel('Allowed addresses')
  await console.submitCreate(dialog)
  await expect(addresses).toHaveAccessibleDescription(/at least one address/)
  await addresses.fill('192.0.2.300, 10.0.0.9 - 10.0.0.1')
  await console.submitCreate(dialog)
  await expect(addresses).toHaveAccessibleDescription(/“192\.0\.2\.300”.*“10\.0\.0\.9 - 10\.0\.0\.1”/s)
  await expect(addresses).toHaveValue('192.0.2.300, 10.0.0.9 - 10.0.0.1')
  await addresses.fill('203.0.113.0/24')
  await expect(dialog.getByText('Admits 256 addresses.')).toBeVisible()
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
  await console.openDetails('Restricted')
  await expect(console.detail('Networks')).toHaveText('203.0.113.0/24')
})

test('D2: a correct secret from a forbidden address gets no token', async ({ console, api }) => {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'From elsewhere' })
  await dialog.getByRole('checkbox', { name: 'Restrict to networks' }).check()
  await dialog.getByLabel('Allowed addresses').fill('203.0.113.0/24')
  await console.submitCreate(dialog)
  const { clientId, secret } = await console.readSecret()
  await console.takeSecret()
  const answer = await api.requestToken(clientId, secret)
  expect([answer.status(), ((await answer.json()) as { error: string }).error]).toEqual([
    400,
    'unauthorized_client',
  ])
})

test('D3: product administrators reach only their products, and at least one must be chosen', async ({
  console,
  api,
}) => {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'For security' })
  await dialog.getByRole('checkbox', { name: 'Alerts read' }).check()
  await dialog.getByRole('checkbox', { name: 'Users read' }).check()
  await dialog.getByRole('radio', { name: 'Product administrators' }).check()
  await console.submitCreate(dialog)
  await expect(dialog.getByText('Choose at least one product.')).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'Security', exact: true }).check()
  await console.submitCreate(dialog)
  const { clientId, secret } = await console.readSecret()
  await console.takeSecret()
  const token = await api.redeem(clientId, secret)
  await api.expectAccepted(token, 'alerts:read')
  await api.expectForbidden(token, 'users:read')
})

test('a disabled client is refused immediately, and works again when enabled', async ({
  console,
  api,
  issue,
}) => {
  const { clientId, secret } = await issue({ name: 'On and off' })
  const token = await api.redeem(clientId, secret)
  await console.choose('On and off', 'Disable...')
  const question = console.question('Disable API client')
  await question.getByRole('button', { name: 'Disable' }).click()
  await expect(question).toBeHidden()
  await expect(await console.cell('On and off', 'State')).toHaveText('Disabled')
  await api.expectRefused(token)
  await api.expectInvalidClient(clientId, secret)
  await console.choose('On and off', 'Enable')
  await expect(await console.cell('On and off', 'State')).toHaveText('Active')
  await api.expectAccepted(await api.redeem(clientId, secret))
})

test('C2: an API that is retired while the dialog is open is named, and nothing is made', async ({
  console,
  keyturn,
  stored,
}) => {
  const api = { name: 'Ledgers', slug: 'ledgers', productId: null, writable: true, grantable: true }
  const added = await keyturn.call('addApi', api)
  if (!added.ok) throw new Error(added.failure.kind)
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Too late for ledgers' })
  await dialog.getByRole('checkbox', { name: 'Ledgers read' }).check()
  await keyturn.call('retireApi', { id: added.value.id })
  await console.submitCreate(dialog)
  await expect(dialog.getByText('“Ledgers” has been retired in the meantime.')).toBeVisible()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Too late for ledgers')
  expect(await stored.clients('Too late for ledgers')).toEqual([])
})

test('D2: a restriction holds for tokens issued before it, and a forged X-Forwarded-For does not help', async ({
  console,
  api,
  issue,
}) => {
  const { clientId, secret } = await issue({ name: 'Moved behind a wall' })
  const token = await api.redeem(clientId, secret)
  await api.expectAccepted(token)
  const dialog = await console.openEdit('Moved behind a wall')
  await dialog.getByRole('checkbox', { name: 'Restrict to networks' }).check()
  await dialog.getByLabel('Allowed addresses').fill('203.0.113.0/24')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  const forged: Record<string, string>[] = [{}, { 'x-forwarded-for': '203.0.113.5' }]
  for (const headers of forged) {
    expect((await api.verify(token, undefined, headers)).status()).toBe(403)
    const answer = await api.requestToken(clientId, secret, { headers })
    expect([answer.status(), ((await answer.json()) as { error: string }).error]).toEqual([
      400,
      'unauthorized_client',
    ])
  }
})

test('a scope of ten kilobytes gets a proper error', async ({ api, issue }) => {
  const { clientId, secret } = await issue({ name: 'Long-winded' })
  const scope = 'alerts:read '.repeat(900).trim()
  const answer = await api.requestToken(clientId, secret, { scope })
  expect([answer.status(), ((await answer.json()) as { error: string }).error]).toEqual([
    400,
    'invalid_scope',
  ])
  const token = await api.redeem(clientId, secret)
  expect((await api.verify(token, scope)).status()).toBe(403)
  await api.expectAccepted(token)
})

test('B7: policies can require an e-mail address and networks, and no client is created without them', async ({
  console,
  keyturn,
  stored,
}) => {
  const before = await keyturn.call('getPolicies', {})
  if (!before.ok) throw new Error(before.failure.kind)
  const stricter = { ...before.value, requireContactEmail: true, requireNetworkRestriction: true }
  await keyturn.call('setPolicies', stricter)
  try {
    const dialog = await console.openCreate()
    await console.fill(dialog, { name: 'Under policies' })
    await console.submitCreate(dialog)
    await expect(dialog.getByLabel('Contact email')).toHaveAccessibleDescription(/requires a contact e-mail/)
    await expect(dialog.getByText('A policy requires a network restriction.')).toBeVisible()
    expect(await stored.clients('Under policies')).toEqual([])
    await console.fill(dialog, { contactEmail: 'policy@example.com' })
    await dialog.getByRole('checkbox', { name: 'Restrict to networks' }).check()
    await dialog.getByLabel('Allowed addresses').fill('192.0.2.0/24')
    await console.submitCreate(dialog)
    await console.readSecret()
    await console.takeSecret()
    expect(await stored.client('Under policies')).toMatchObject({ networks: ['192.0.2.0/24'] })
  } finally {
    await keyturn.call('setPolicies', before.value)
  }
})

test('B7: a policy sets how long usage is kept', async ({ console, keyturn }) => {
  const { page } = console
  await console.toList()
  await page.getByRole('link', { name: 'Settings' }).click()
  const field = page.getByLabel('Keep API usage for')
  await field.fill('3')
  await page.getByRole('button', { name: 'Save policies' }).click()
  await expect(field).toHaveAccessibleDescription(/at least 7 days/)
  await field.fill('30')
  await page.getByRole('button', { name: 'Save policies' }).click()
  await expect(page.getByText('Saved the policies')).toBeVisible()
  await page.getByRole('link', { name: 'Audit trail' }).click()
  await page.getByRole('link', { name: 'API usage' }).click()
  await expect(page.getByText('then by the day, for 30 days.')).toBeVisible()
  const policies = await keyturn.call('getPolicies', {})
  if (!policies.ok) throw new Error(policies.failure.kind)
  await keyturn.call('setPolicies', { ...policies.value, usageDays: 90 })
})

test('B7: a policy can make the application required', async ({ console }) => {
  const { page } = console
  const save = page.getByRole('button', { name: 'Save policies' })

  async function setPolicy(on: boolean) {
    await console.toList()
    // Through the link, so that the page is ready when it appears.
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('checkbox', { name: 'Require an application' }).setChecked(on)
    await save.click()
    await expect(page.getByText('Saved the policies')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('checkbox', { name: 'Require an application' })).toBeChecked({ checked: on })
  }

  await setPolicy(true)
  try {
    const dialog = await console.openCreate()
    await console.fill(dialog, { name: 'Without application' })
    await console.submitCreate(dialog)
    await expect(dialog.getByLabel('Application')).toHaveAccessibleDescription(
      /A policy requires an application/,
    )
    await console.fill(dialog, { application: 'Automate' })
    await console.submitCreate(dialog)
    await console.readSecret()
    await console.takeSecret()
  } finally {
    await setPolicy(false)
  }
})

test('an API can be added, granted, made read-only and retired', async ({ console, api, stored }) => {
  const { page } = console
  await page.goto('/api-catalogue')
  await page.getByRole('button', { name: 'Add API' }).click()
  const add = console.dialog('Add API')
  await add.getByLabel('Name').fill('Invoices')
  await add.getByLabel('Slug').fill('Not a slug')
  await add.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(add.getByLabel('Slug')).toHaveAccessibleDescription(/lowercase letters/)
  await add.getByLabel('Slug').fill('invoices')
  await add.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(add).toBeHidden()

  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Invoice reader' })
  await dialog.getByRole('checkbox', { name: 'Invoices write' }).check()
  await console.submitCreate(dialog)
  const { clientId, secret } = await console.readSecret()
  await console.takeSecret()
  const token = await api.redeem(clientId, secret)
  await api.expectAccepted(token, 'invoices:write')
  // Uses are stored once a second.
  await expect.poll(async () => (await stored.client('Invoice reader')).lastRedeemedAt).not.toBeNull()

  await page.goto('/api-catalogue')
  await page.getByRole('button', { name: 'Actions for Invoices', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Retire...' }).click()
  const question = console.question('Retire API')
  await expect(question).toContainText('1 credential loses “Invoices” at once:')
  await expect(question.getByRole('link', { name: 'Invoice reader' })).toHaveAttribute(
    'href',
    /^\/api-clients\?client=/,
  )
  // It was used within seven days: one click is not enough.
  await expect(question.getByRole('button', { name: 'Retire' })).toBeDisabled()
  await question.getByLabel('Type “Invoices” to confirm').fill('Invoices')
  await question.getByRole('button', { name: 'Retire' }).click()
  await expect(question).toBeHidden()
  await api.expectForbidden(token, 'invoices:write')
})

test('an auditor can view the catalogue and the settings but not change them', async ({ consoleOf }) => {
  const { page } = await consoleOf('auditor')
  await page.goto('/api-catalogue')
  await expect(page.getByRole('button', { name: 'Add API' })).toBeDisabled()
  await expect(
    page.getByText('Only cloud administrators can manage the API catalogue.').first(),
  ).toBeVisible()
  await page.goto('/settings')
  await expect(page.getByRole('button', { name: 'Save policies' })).toBeDisabled()
})

for (const path of ['/api-catalogue', '/settings', '/audit-trail', '/audit-trail?tab=usage']) {
  test(`axe finds nothing on ${path}`, async ({ console }) => {
    await console.page.goto(path)
    await expect(console.page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(console.page)
  })
}
