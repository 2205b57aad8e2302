import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import type { Api } from './support/api'
import type { Console, IssuedSecret } from './support/console'
import { expectAccessible } from './support/accessibility'
import { issueOn } from './support/issue'
import type { Stored } from './support/stored'
import { expect, test } from './support/test'

/** A client that may read alerts, with one token, three reads, one refused write and one wrong secret. */
async function usedClient(console: Console, api: Api, name: string): Promise<IssuedSecret> {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name })
  await dialog.getByRole('checkbox', { name: 'Alerts read' }).check()
  await dialog.getByRole('checkbox', { name: 'Cases read' }).check()
  await console.submitCreate(dialog)
  const issued = await console.readSecret()
  await console.takeSecret()
  const token = await api.redeem(issued.clientId, issued.secret)
  for (let time = 0; time < 3; time++) await api.expectAccepted(token, 'alerts:read')
  await api.expectForbidden(token, 'alerts:write')
  await api.expectInvalidClient(issued.clientId, `${issued.secret}x`)
  return issued
}

/** The API usage of a client, when all of it has been written. */
async function openUsage({ page }: Console, clientId: string): Promise<void> {
  await page.goto(`/audit-trail?tab=usage&credential=${clientId}`)
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('row')).toHaveCount(5, { timeout: 500 })
  }).toPass()
}

test('D7: the audit trail shows each use: scope, address, time, count, outcome and authority', async ({
  console,
  api,
}) => {
  const { clientId } = await usedClient(console, api, 'Trailed')
  await openUsage(console, clientId)
  const { page } = console
  await page.setViewportSize({ width: 1500, height: 900 })
  const expected = [
    ['Allowed', 'alerts:read', '3'],
    ['Denied: permission missing', 'alerts:write', '1'],
    ['Allowed', 'Token request', '1'],
    ['Denied: wrong secret', 'Token request', '1'],
  ]
  for (const [outcome = '', scope = '', count = ''] of expected) {
    const row = page.getByRole('row').filter({ hasText: outcome }).filter({ hasText: scope })
    await expect(row.getByRole('link', { name: 'Trailed' })).toHaveAttribute('href', /\/api-clients\?client=/)
    await expect(row.getByRole('cell', { name: count, exact: true })).toBeVisible()
    await expect(row.getByRole('cell', { name: '127.0.0.1', exact: true })).toBeVisible()
    await expect(row.getByRole('cell', { name: 'Cloud administrator', exact: true })).toBeVisible()
    const [hour = 0, first = 0, last = first] = await row
      .getByRole('time')
      .evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute('datetime') ?? '')))
    expect(hour % (60 * 60_000)).toBe(0)
    expect(hour).toBeLessThanOrEqual(first)
    expect(first).toBeLessThanOrEqual(last)
    expect(Date.now() - first).toBeLessThan(60_000)
  }

  await page.getByLabel('Outcome').selectOption({ label: 'Denied' })
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('table').getByText('Allowed')).toHaveCount(0)
  await expect(page).toHaveURL(/outcome=denied/)

  // A phone has no room for columns, and still shows everything.
  await page.setViewportSize({ width: 390, height: 844 })
  const narrow = page.getByRole('row').filter({ hasText: 'permission missing' })
  for (const text of ['alerts:write', '127.0.0.1', 'Cloud administrator', '1 time'])
    await expect(narrow.getByText(text).filter({ visible: true }).first()).toBeVisible()
  await expect(narrow.getByRole('time')).not.toHaveCount(0)
  await expectAccessible(page)
})

async function exported(page: Page, label: string): Promise<{ name: string; text: string }> {
  const [download]: [Download, unknown] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: label }).click(),
  ])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

test('D7: filtered usage is exported as CSV without formulas and as JSON Lines', async ({
  console,
  consoleOf,
  api,
  byHand,
}) => {
  const name = '=cmd|D7'
  const { clientId } = await usedClient(console, api, name)
  await openUsage(console, clientId)

  const csv = await exported(console.page, 'Export CSV')
  expect(csv.name).toBe('keyturn-api-usage.csv')
  expect(csv.text.startsWith('\uFEFF')).toBe(true)
  const [head = [], ...lines] = csv.text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
  expect(lines).toHaveLength(4)
  const rows = lines.map((line) => Object.fromEntries(head.map((column, index) => [column, line[index]])))
  for (const row of rows) expect(row).toMatchObject({ credential: `'${name}`, client_id: clientId })
  expect(rows).toContainEqual(
    expect.objectContaining({
      required_scope: 'alerts:read',
      outcome: 'allowed',
      count: '3',
      source_address: '127.0.0.1',
      roles: 'cloud-administrator',
    }),
  )

  const json = await exported(console.page, 'Export JSON Lines')
  expect(json.name).toBe('keyturn-api-usage.jsonl')
  const records = json.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(records).toHaveLength(4)
  for (const record of records) expect(record).toMatchObject({ credential: name, client_id: clientId })
  expect(records.find((record) => record.outcome === 'wrong_secret')).toMatchObject({ count: 1 })

  // Streamed, so its length is not known in advance.
  const address = `/audit-trail/export?tab=usage&format=csv&credential=${clientId}`
  const answer = await (await byHand('auditor')).get(address)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-length']).toBeUndefined()
  expect(await answer.text()).toBe(csv.text)
  expect((await (await byHand('product_administrator')).get(address)).status()).toBe(403)
  const product = await consoleOf('product_administrator')
  await product.page.goto('/audit-trail?tab=usage')
  await expect(product.page.getByText(clientId)).toHaveCount(0)
})

test('D7: list and details show the usage of a client, and the permissions that are not used', async ({
  console,
  api,
}) => {
  const { page } = console
  const { clientId } = await usedClient(console, api, 'Drawn')
  await openUsage(console, clientId)
  await console.openList()
  await expect(console.row('Drawn')).toBeVisible()
  const usage = (await console.cell('Drawn', 'Usage')).getByRole('img')
  await expect(usage).toHaveAccessibleName('Last seven days: 4 allowed, 2 denied')

  const drawer = await console.openDetails('Drawn')
  await expect(drawer.getByText('4 allowed, 2 denied in 30 days')).toBeVisible()
  await expect(drawer.getByRole('link', { name: 'All use' })).toHaveAttribute('href', /tab=usage&credential=/)
  const chart = drawer.getByRole('group', { name: 'Usage by day, in UTC' })
  await expect(chart.locator('text')).toContainText(['0', '2', '4', '6'])
  const days = chart.getByRole('img')
  await expect(days).toHaveCount(30)
  await expect(days.last()).toHaveAccessibleName(/^\d+ \w{3}: 4 allowed, 2 denied$/)
  await days.last().hover()
  await expect(page.locator('[data-tooltip-popup]')).toHaveText(/: 4 allowed, 2 denied$/)
  await drawer.getByText('Show as table').focus()
  await page.keyboard.press('Shift+Tab')
  await expect(days.last()).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(days.nth(28)).toBeFocused()
  await expect(page.locator('[data-tooltip-popup]')).toHaveText(/: 0 allowed, 0 denied$/)
  await page.keyboard.press('Home')
  await expect(days.first()).toBeFocused()
  await drawer.getByText('Show as table').click()
  const rows = drawer.getByRole('table', { name: 'Usage by day, in UTC' }).getByRole('row')
  await expect(rows).toHaveCount(2)
  await expectAccessible(page)
  const last = drawer.getByRole('list', { name: 'Last addresses' })
  await expect(last.getByRole('listitem')).toHaveText(/127\.0\.0\.1\s*4 allowed, 2 denied, /)
  const permission = (api_: string) =>
    console.detail('Permissions').getByRole('listitem').filter({ hasText: api_ })
  await expect(permission('Cases')).toContainText('not used yet')
  await expect(permission('Alerts')).not.toContainText('used')
})

test('D1: a warning appears before networks that would block current usage are saved', async ({
  console,
  api,
}) => {
  const { clientId } = await usedClient(console, api, 'Fenced in')
  await openUsage(console, clientId)
  await console.openList()
  const dialog = await console.openEdit('Fenced in')
  await dialog.getByRole('checkbox', { name: 'Restrict to networks' }).check()
  const addresses = dialog.getByLabel('Allowed addresses')
  await addresses.fill('203.0.113.0/24')
  const warning = dialog.getByRole('status').filter({ hasText: 'This would block current usage' })
  await expect(warning).toContainText('127.0.0.1, your own address')
  await addresses.fill('203.0.113.0/24, 127.0.0.0/8')
  await expect(warning).toBeHidden()
  await expect(dialog.getByText(/^Admits .* addresses\.$/)).toBeVisible()
})

test('permissions that nobody used for 90 days are unticked in the form, and go only when it is saved', async ({
  api,
  consoleOf,
  keyturn,
  stored,
}) => {
  const catalogue = await keyturn.call('listCatalogue', {})
  const apis = catalogue.ok ? catalogue.value.groups.flatMap((group) => group.apis) : []
  const grant = (slug: string, write: boolean) => ({
    apiId: apis.find((each) => each.slug === slug)?.id ?? '',
    read: true,
    write,
  })
  const { clientId, secret } = await issueOn(keyturn, {
    name: 'Wide',
    grants: [grant('alerts', true), grant('cases', false)],
  })
  keyturn.passMinutes(91 * 24 * 60)
  await keyturn.call('editApiClient', {
    ...(await versionOf(stored)),
    grants: [grant('alerts', true), grant('cases', false), grant('devices', false)],
  })
  await api.expectAccepted(await api.redeem(clientId, secret), 'alerts:read')

  const granted = async () =>
    (await stored.client('Wide')).grants
      .flatMap(({ slug, read, write }) => [
        ...(read ? [`${slug}:read`] : []),
        ...(write ? [`${slug}:write`] : []),
      ])
      .toSorted()
  const everything = ['alerts:read', 'alerts:write', 'cases:read', 'devices:read']
  expect(await granted()).toEqual(everything)

  const auditor = await consoleOf('auditor')
  await expect(async () => {
    await auditor.openList()
    await auditor.openDetails('Wide')
    const alerts = auditor.detail('Permissions').getByRole('listitem').filter({ hasText: 'Alerts' })
    await expect(alerts).toContainText('write unused for 90 days', { timeout: 500 })
  }).toPass()
  const button = { name: 'Remove unused...' }
  await expect(auditor.page.getByRole('button', button)).toHaveAccessibleDescription(
    'Only cloud administrators can manage API credentials.',
  )

  const console = await consoleOf('cloud_administrator')
  await console.openDetails('Wide')
  await console.page.getByRole('button', button).click()
  const dialog = console.dialog('Edit API client')
  const box = (name: string) => dialog.getByRole('checkbox', { name, exact: true })
  await expect(box('Alerts read')).toBeChecked()
  await expect(box('Devices read'), 'granted recently').toBeChecked()
  await expect(box('Alerts write')).not.toBeChecked()
  await expect(box('Cases read')).not.toBeChecked()
  await expect(dialog.getByRole('list', { name: 'What will change' })).toHaveText(
    'Permissions: removes Alerts write, Cases read',
  )
  await expectAccessible(console.page)
  expect(await granted(), 'before Save').toEqual(everything)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  expect(await granted()).toEqual(['alerts:read', 'devices:read'])
  await expect(console.page.getByRole('button', button)).toHaveCount(0)
})

async function versionOf(stored: Stored) {
  const { id, version } = await stored.client('Wide')
  return { id, version }
}
