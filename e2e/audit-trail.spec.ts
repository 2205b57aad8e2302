import { expectAccessible } from './support/accessibility'
import { issueOn } from './support/issue'
import { administrator } from './support/people'
import { expect, test } from './support/test'

test('the audit trail says what changed in words, and a row opens its event', async ({
  console,
  consoleOf,
  stored,
  keyturn,
}) => {
  await issueOn(keyturn, { name: 'Widened', networks: ['10.0.0.0/8'] })
  const { id, version } = await stored.client('Widened')
  const catalogue = await keyturn.call('listGrantableApis', {})
  const devices = catalogue.ok ? catalogue.value.apis.find(({ slug }) => slug === 'devices') : undefined
  await keyturn.call('editApiClient', {
    id,
    version,
    grants: [{ apiId: devices?.id ?? '', read: false, write: true }],
    networks: ['10.0.0.0/8', '192.0.2.1'],
  })

  // From the details of the credential to all its events.
  const { page } = console
  const drawer = await console.openDetails('Widened')
  await drawer.getByRole('link', { name: 'All events' }).click()
  await expect(page).toHaveURL(`/audit-trail?credential=${id}`)
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
  await expect(rows).toHaveCount(2)
  await expect(page.getByRole('group', { name: 'Credential' })).toContainText('Widened')
  await expect(rows.first()).toContainText('Permissions: added Devices write')
  await expect(rows.first()).toContainText('Networks: 10.0.0.0/8 to 10.0.0.0/8, 192.0.2.1')
  await expect(page.getByRole('table').getByText('Done')).toHaveCount(0)

  await rows.first().getByRole('link', { name: 'Edited API client Widened' }).click()
  const event = console.drawer('Edited API client Widened')
  await expect(event).toBeFocused()
  const change = (field: string) => event.getByRole('row').filter({ hasText: field }).getByRole('cell')
  await expect(change('Permissions')).toHaveText(['none', 'Devices write'])
  await expect(change('Networks')).toHaveText(['10.0.0.0/8', '10.0.0.0/8, 192.0.2.1'])
  await expect(console.detail('Outcome')).toHaveText('Done')
  await expect(console.detail('Hash')).toHaveText(/^[0-9a-f]{64}$/)
  await expectAccessible(page)
  const address = page.url()
  expect(address).toMatch(/credential=[\w-]+&event=\d+$/)

  // The event has an address of its own, which can be read without JavaScript.
  const plain = await consoleOf('auditor', { javaScriptEnabled: false })
  await plain.page.goto(address)
  await expect(plain.detail('Who').getByRole('link', { name: administrator.name })).toHaveAttribute(
    'href',
    `/people?q=${encodeURIComponent(administrator.email)}`,
  )
  await plain.detail('Which').getByRole('link', { name: 'Widened' }).click()
  await expect(plain.page).toHaveURL(`/api-clients?client=${id}`)

  await page.keyboard.press('j')
  await expect(console.drawer('Created API client Widened')).toBeVisible()
  await page.keyboard.press('k')
  await expect(event).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(event).toBeHidden()
  await expect(page).toHaveURL(`/audit-trail?credential=${id}`)
  await keyturn.call('deleteApiClient', { id })
  await page.goto(address)
  await expect(console.detail('Which')).toContainText('Widened (deleted)')
  await expect(console.detail('Which').getByRole('link', { name: 'Widened' })).toHaveCount(0)
  await page.goto('/audit-trail?event=999999999')
  await expect(page.getByText('There is no such event, or you cannot see it.')).toBeVisible()
})

test('filters apply themselves, and name exactly one credential from suggestions', async ({
  console,
  consoleOf,
  issue,
}) => {
  const one = await issue({ name: 'Of a pair' })
  const other = await issue({ name: 'Of a pair' })
  const { page } = console
  await console.openAuditTrail()
  await expect(page.getByRole('button', { name: /^Apply/ })).toHaveCount(0)
  const events = page.getByRole('row').filter({ has: page.getByRole('rowheader') })

  await page.getByLabel('Credential', { exact: true }).fill('of a p')
  await page.getByRole('option', { name: `Of a pair ${other.clientId}` }).click()
  await expect(page).toHaveURL(`/audit-trail?credential=${other.id}`)
  await expect(events).toHaveCount(1)
  await page.getByLabel('What').selectOption({ label: 'Deleted API client' })
  await expect(page.getByText('No events match these filters.')).toBeVisible()
  await page.getByLabel('What').selectOption({ label: 'Any' })
  await expect(events).toHaveCount(1)
  await page.goBack()
  await expect(page.getByLabel('What')).toHaveValue('api_client.deleted')
  await page.goForward()
  await page.getByRole('link', { name: 'Any credential' }).click()
  await expect(page).toHaveURL('/audit-trail')

  // Enter takes the first suggestion: a text that was only typed filters nothing.
  await page.getByLabel('Who', { exact: true }).fill(administrator.email)
  await page.getByRole('option', { name: administrator.name }).waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Who' })).toContainText(administrator.name)
  await page.getByLabel('Since').fill('2027-01-01')
  await expect(page.getByText('No events match these filters.')).toBeVisible()
  await expectAccessible(page)

  // Without JavaScript a button applies them, and what may mean several is offered.
  const plain = await consoleOf('auditor', { javaScriptEnabled: false })
  await plain.openAuditTrail()
  await plain.page.getByLabel('Credential').fill('of a pair')
  await plain.page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(plain.page.getByText('Several credentials match “of a pair”. Choose one:')).toBeVisible()
  await expect(plain.page.getByRole('table')).toHaveCount(0)
  await plain.page.getByRole('listitem').filter({ hasText: one.clientId }).getByRole('link').click()
  await expect(plain.page.getByRole('row').filter({ hasText: 'Created API client' })).toHaveCount(1)
  await expect(plain.page).toHaveURL(new RegExp(`credential=${one.id}$`))
})

test('T3: a reference of a refusal, or its credential, leads to what was decided and why', async ({
  console,
  consoleOf,
  byHand,
  api,
  keyturn,
}) => {
  const { id, clientId, secret } = await issueOn(keyturn, { name: 'Fenced', networks: ['203.0.113.0/24'] })
  const answer = await api.requestToken(clientId, secret)
  expect(answer.status()).toBe(400)
  const reference = answer.headers()['x-request-id'] ?? ''
  // The secret as client ID is nobody's.
  await api.expectInvalidClient(secret, secret)
  const why = 'The secret was right. The address 127.0.0.1 is not in 203.0.113.0/24.'

  const { page } = console
  await console.openAuditTrail()
  await page.getByRole('link', { name: 'Refusals', exact: true }).click()
  await expect(page).toHaveURL('/audit-trail?tab=refusals')
  // They are written once a second.
  await expect(async () => {
    await page.reload()
    for (const text of [reference, 'because it may be a secret'])
      await expect(page.getByRole('row').filter({ hasText: text })).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await expect(page.getByText(secret)).toHaveCount(0)
  await page.getByLabel('Reference').fill(reference.toLowerCase().replaceAll('-', ' '))
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(why)
  await expect(rows.getByRole('link', { name: 'Fenced' })).toHaveAttribute(
    'href',
    `/api-clients?client=${id}`,
  )
  await expectAccessible(page)
  await page.getByLabel('Reference').fill('0000-0000-0000')
  await expect(page.getByText('No refusals match these filters.')).toBeVisible()
  await page.goto('/audit-trail?tab=refusals&reference=unusual')
  await expect(page.getByRole('status').filter({ hasText: 'unusual' })).toBeVisible()

  // From the details of the credential; without JavaScript, and on a phone too.
  await console.toList()
  const drawer = await console.openDetails('Fenced')
  const address = await drawer.getByRole('link', { name: 'Refusals' }).getAttribute('href')
  expect(address).toBe(`/audit-trail?tab=refusals&credential=${id}`)
  const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }
  const plain = await consoleOf('auditor', phone)
  await plain.page.goto(address ?? '')
  await expect(plain.page.getByText(why)).toBeVisible()
  await expect(plain.page.getByText(reference).filter({ visible: true })).toHaveCount(1)
  const [csv] = await Promise.all([
    (await byHand('auditor')).get(`/audit-trail/export?tab=refusals&format=csv&reference=${reference}`),
    keyturn.call('deleteApiClient', { id }),
  ])
  expect(await csv.text()).toContain(`${reference},`)
  await page.goto(address ?? '')
  await expect(rows).toContainText('Fenced (deleted)')

  const product = await consoleOf('product_administrator')
  await product.page.goto(`/audit-trail?tab=refusals&reference=${reference}`)
  await expect(product.page.getByText('No refusals match these filters.')).toBeVisible()
})
