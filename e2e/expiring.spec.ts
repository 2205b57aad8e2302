import type { Locator } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import type { Console } from './support/console'
import { issueKeyOn } from './support/service-keys'
import type { Keyturn } from './support/keyturn'
import { expect, test } from './support/test'

const minute = 60_000
const day = 24 * 60 * minute
/** A moment from now on, as a form writes it in UTC. */
const from = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString().slice(0, 16)
const month = (milliseconds: number) =>
  new Date(Date.now() + milliseconds).toLocaleString('en', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

async function rotate(keyturn: Keyturn, id: string): Promise<void> {
  const at = new Date(Date.now() + 20 * day)
  const done = await keyturn.call('rotateApiClientSecret', { id, version: 1, retirement: { kind: 'at', at } })
  expect(done.ok).toBe(true)
}

async function open({ page }: Console): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/api-clients')
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Expiring' }).click()
  await expect(page.getByRole('heading', { name: 'Expiring', level: 1 })).toBeVisible()
}

/** The headings of the sections with the names of their rows. */
async function sections(table: Locator): Promise<string[]> {
  const rows = await table
    .locator('tbody th')
    .evaluateAll((heads) =>
      heads.map((head) =>
        head.getAttribute('scope') === 'rowgroup'
          ? `# ${head.textContent}`
          : (head.querySelector('a')?.textContent ?? ''),
      ),
    )
  return rows
}

test('what expires and retires is listed month by month, and gets a new date, a replacement or an early end in place', async ({
  console,
  issue,
  keyturn,
  stored,
}) => {
  const { page } = console
  await issue({ name: 'Ended feed', expiresAt: from(10 * minute) })
  await issue({ name: 'Renewed feed', expiresAt: from(3 * day) })
  await issue({ name: 'Endless feed' })
  await rotate(keyturn, (await issue({ name: 'Rotated feed' })).id)
  const key = await issueKeyOn(keyturn, {
    name: 'Nightly feed',
    serviceUser: 'Courier',
    expiresAt: from(100 * day),
  })
  keyturn.passMinutes(11)
  await open(console)
  const table = page.getByRole('table', { name: 'What expires, by month' })
  const listed = await sections(table)
  // Other tests on the same server have credentials that expire, too.
  const ours = ['Ended feed', 'Renewed feed', 'Rotated feed', 'Nightly feed']
  expect(listed.filter((text) => ours.includes(text))).toEqual(ours)
  expect(listed[0]).toMatch(/^# Expired \d+ credentials?$/)
  expect(listed.filter((text) => text.startsWith('#')).join()).toContain(`# ${month(100 * day)}`)
  await expect(console.row('Rotated feed')).toContainText(/Old secret retires.*Quiet/)
  await expect(console.row('Nightly feed')).toContainText('Courier')
  await expect(console.row('Ended feed')).toContainText('Expired')
  await expectAccessible(page)

  // A new date, refused and accepted.
  await page.getByRole('button', { name: 'Change expiry... Renewed feed', exact: true }).click()
  const dialog = console.dialog('Change expiry of API client')
  const expires = dialog.getByLabel('Expires', { exact: true })
  await expect(expires).not.toHaveValue('')
  await expectAccessible(page)
  await expires.fill('2020-01-01T12:00')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(expires).toHaveAccessibleDescription(/has passed/)
  await dialog.getByRole('button', { name: '180 days' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Saved “Renewed feed”')).toBeVisible()
  const renewed = await stored.client('Renewed feed')
  expect((renewed.expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(179 * day)
  expect((await stored.events(renewed.id))[0]).toMatchObject({ action: 'api_client.edited', outcome: 'done' })
  await expect
    .poll(async () => (await sections(table)).filter((text) => /^(Nightly|Renewed) feed$/.test(text)))
    .toEqual(['Nightly feed', 'Renewed feed'])

  // A replacement of what has expired.
  await page.getByRole('button', { name: 'Replace... Ended feed', exact: true }).click()
  await console.dialog('Replace API client').getByRole('button', { name: 'Replace', exact: true }).click()
  await console.readSecret()
  await console.takeSecret()
  expect(await stored.client('Ended feed')).toMatchObject({ state: 'active', expiresAt: null })
  await expect(console.row('Ended feed')).toBeHidden()

  // An early end of the old secret.
  await page
    .getByRole('group', { name: 'Rotated feed' })
    .getByRole('button', { name: 'Retire now...' })
    .click()
  const question = console.question('Retire old secret')
  await question.getByRole('button', { name: 'Retire secret' }).click()
  await expect(question).toBeHidden()
  await expect(console.row('Rotated feed')).toBeHidden()
  expect((await stored.client('Rotated feed')).secrets).toHaveLength(1)

  // A key always has a date.
  await page.getByRole('button', { name: 'Change expiry... Nightly feed', exact: true }).click()
  const ofKey = console.dialog('Change expiry of service API key')
  await expect(ofKey.getByRole('button', { name: 'Never' })).toBeHidden()
  await ofKey.getByRole('button', { name: '30 days' }).click()
  await ofKey.getByRole('button', { name: 'Save' }).click()
  await expect(ofKey).toBeHidden()
  const found = await keyturn.call('getServiceApiKey', { id: key.id })
  expect(found.ok && (found.value.expiresAt?.getTime() ?? 0) - Date.now()).toBeLessThan(31 * day)

  await console.row('Nightly feed').getByRole('link', { name: 'Nightly feed' }).click()
  await expect(page).toHaveURL(`/service-keys?key=${key.id}`)
  await expect(page.locator('#drawer')).toHaveAccessibleName('Nightly feed')
})

test('the address holds the filters, the page reads without JavaScript, and a role sees what it may do', async ({
  issue,
  keyturn,
  consoleOf,
}) => {
  await issue({ name: 'Near client', expiresAt: from(5 * day) })
  await issueKeyOn(keyturn, { name: 'Near key', serviceUser: 'Filtered', expiresAt: from(6 * day) })

  const plain = await consoleOf('auditor', { javaScriptEnabled: false })
  await plain.page.goto(`/expiring?kind=api_client&until=${from(5 * day).slice(0, 10)}&from=nonsense`)
  await expect(plain.row('Near client')).toBeVisible()
  await expect(plain.row('Near key')).toBeHidden()
  await expect(plain.page.getByText('Part of this address was ignored')).toBeVisible()
  await plain.page.getByRole('link', { name: /^Remove filter Until/ }).click()
  await expect(plain.page).toHaveURL('/expiring?kind=api_client')

  const { page } = await consoleOf('auditor')
  await page.goto('/expiring')
  const button = page.getByRole('button', { name: 'Change expiry... Near client', exact: true })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(/Only cloud administrators/)
  await page.getByLabel('Kind').selectOption('Service API keys')
  await expect(page).toHaveURL('/expiring?kind=service_api_key')
  await expect(page.getByRole('link', { name: 'Near client', exact: true })).toBeHidden()
  await page.getByLabel('Owner').selectOption('Without owner')
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(page.getByRole('link', { name: 'Near client', exact: true })).toBeVisible()

  const products = await consoleOf('product_administrator')
  await products.page.goto('/expiring')
  await expect(products.page.getByRole('heading', { name: 'Nothing expires' })).toBeVisible()
  await expect(products.page.getByText(/No credential of your products/)).toBeVisible()
  await expectAccessible(products.page)
})

test('on a phone the first row is in sight, and nothing scrolls sideways', async ({ issue, consoleOf }) => {
  await issue({ name: `Longer than any phone is wide ${'x'.repeat(60)}`, expiresAt: from(5 * day) })
  for (const width of [390, 320]) {
    const viewport = { width, height: 844 }
    const { page } = await consoleOf('cloud_administrator', { viewport, hasTouch: true, isMobile: true })
    await page.goto('/expiring')
    await expect(page.getByRole('link', { name: /^Longer/ })).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('button', { name: /^Change expiry\.\.\. Longer/ })).toBeInViewport({
      ratio: 1,
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await expectAccessible(page)
  }
})
