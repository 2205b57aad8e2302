import { newClientSecret } from '@/lib/domain/secret'
import { expectAccessible } from './support/accessibility'
import { issueKeyOn } from './support/service-keys'
import { expect, test } from './support/test'

test('R6: from a pasted secret alone to the first refused request; the text goes nowhere else', async ({
  console,
  issue,
  api,
  stored,
  keyturn,
  shownSecrets,
}) => {
  const { page } = console
  const { id, clientId, secret } = await issue({ name: 'Leaky importer' })
  const line = `export KEYTURN_CLIENT_SECRET="${secret}" # of the importer, copied from a wiki page that everybody can read`
  shownSecrets.push(secret)
  const token = await api.redeem(clientId, secret)
  const addresses: string[] = []
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  page.on('request', (request) => addresses.push(request.url()))

  await page.goto('/audit-trail')
  await console.openList()
  // Longer than the box: what it cuts off is not lost.
  const box = page.getByRole('searchbox', { name: 'Search API clients' })
  await box.focus()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), line)
  await page.keyboard.press('ControlOrMeta+V')
  await page
    .getByRole('dialog', { name: 'This is a client secret' })
    .getByRole('button', { name: 'Find by secret...' })
    .click()
  const ask = console.dialog('Find by secret')
  await expect(ask.getByLabel('Secret', { exact: true })).toHaveValue(line)
  await expectAccessible(page)
  await ask.getByRole('button', { name: 'Find', exact: true }).click()

  const found = console.dialog('Secret of “Leaky importer”')
  await expect(found).toContainText('This secret works')
  await expect(found.getByRole('link', { name: 'Leaky importer' })).toHaveAttribute(
    'href',
    `/api-clients?client=${id}`,
  )
  await expect(console.detail('Client ID')).toHaveText(clientId)
  await expect(console.detail('Secret')).toContainText(secret.slice(-4))
  await expect(console.detail('Secret')).toContainText('Live')
  await expectAccessible(page)
  await found.getByRole('button', { name: 'Report as leaked...' }).click()

  const report = console.dialog('Report as leaked')
  await expect(report.getByLabel('End this secret now')).toBeChecked()
  await expect(report).toContainText('It is the only one that works, so this also disables the API client.')
  await report.getByLabel('Where it was found').fill(`wiki, ${secret}`)
  await expectAccessible(page)
  await report.getByRole('button', { name: 'Report and end it' }).click()
  await expect(found).toContainText('This secret no longer works')
  await api.expectInvalidClient(clientId, secret)
  await api.expectRefused(token)
  await expect(console.detail('Secret')).toContainText('Ended')
  await expect(found.getByRole('button', { name: 'Report as leaked...' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await found.getByRole('link', { name: 'Leaky importer' }).click()
  await expect(page).toHaveURL(`/api-clients?client=${id}`)
  await expect(console.drawer('Leaky importer')).toContainText('Disabled')

  const [event] = await stored.events(id)
  expect(event).toMatchObject({ action: 'api_client.secret_reported', actorName: 'Administrator' })
  expect(JSON.parse(event?.detail ?? '')).toMatchObject({ source: 'wiki, removed=secret', ended: true })
  const browser = await page.context().newCDPSession(page)
  const { entries } = await browser.send('Page.getNavigationHistory')
  addresses.push(...entries.flatMap(({ url, title, userTypedURL }) => [url, title, userTypedURL]))
  expect(addresses.filter((address) => address.includes(secret))).toEqual([])
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state]),
  )
  expect(kept).not.toContain(secret)
  expect(keyturn.printed).not.toContain(secret)
})

test('R6: what is no live secret of this Keyturn gets an answer of its own', async ({
  console,
  issue,
  stored,
  keyturn,
}) => {
  const { page } = console
  const { id, secret } = await issue({ name: 'Reset before' })
  await console.openList()
  await page.getByRole('button', { name: 'Find by secret...' }).click()
  const ask = console.dialog('Find by secret')
  const field = ask.getByLabel('Secret', { exact: true })
  const answers: [string, string][] = [
    ['', 'Enter a secret.'],
    ['no secret', 'This text contains no Keyturn secret'],
    [secret.slice(0, -1), 'This client secret is incomplete or has a typing error'],
    [newClientSecret().reveal(), 'No credential has this client secret'],
    ['x'.repeat(4_097), 'Use at most 4,096 characters.'],
  ]
  for (const [text, answer] of answers) {
    await field.fill(text)
    await field.press('Enter')
    await expect(ask).toContainText(answer)
  }
  await ask.getByRole('button', { name: 'Cancel' }).click()
  await expect(ask).toBeHidden()

  const { version } = await stored.client('Reset before')
  await keyturn.call('resetSecret', { id, version })
  await page.getByRole('button', { name: 'Find by secret...' }).click()
  await field.fill(secret)
  await field.press('Enter')
  await expect(console.dialog('Secret of “Reset before”')).toContainText('This secret no longer works')
  await page.keyboard.press('Escape')
  await expect(console.dialog('Secret of “Reset before”')).toBeHidden()
})

test('R6: a service API key is found and disabled, and a search that finds nothing leads there', async ({
  console,
  keyturn,
  api,
}) => {
  const { page } = console
  const { id, key } = await issueKeyOn(keyturn, {
    name: 'Leaky key',
    serviceUser: 'Finder',
    expiresAt: '2099-01-01T00:00',
  })
  await api.expectKeyAccepted(key)
  await page.goto('/service-keys?q=nothing+like+it')
  await page.getByRole('main').getByRole('button', { name: 'Find by secret...' }).last().click()
  const ask = console.dialog('Find by secret')
  await ask.getByLabel('Secret', { exact: true }).fill(key)
  await page.keyboard.press('Enter')
  const found = console.dialog('Secret of “Leaky key”')
  await found.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(found).toContainText('This secret does not work now')
  await api.expectRefused(key)
  await keyturn.call('deleteServiceApiKey', { id })
})

test('R6: an auditor sees why they cannot search by secret', async ({ consoleOf }) => {
  const { page } = await consoleOf('auditor')
  await page.goto('/api-clients?q=x')
  const button = page.getByRole('button', { name: 'Find by secret...' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription('Only cloud administrators can manage API credentials.')
})
