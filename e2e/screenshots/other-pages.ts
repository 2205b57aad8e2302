import type { Page } from '@playwright/test'
import type { Console } from '../support/console'
import { issueOn } from '../support/issue'
import type { Keyturn } from '../support/keyturn'
import { PeoplePage } from '../support/people-page'
import type { Take } from './camera'

const day = 24 * 60 * 60 * 1000
const inDays = (count: number) => new Date(Date.now() + count * day).toISOString().slice(0, 16)

/** Keys of every state, clients that expire, people, groups, and uses of all kinds. */
async function furnish(keyturn: Keyturn): Promise<void> {
  const catalogue = await keyturn.call('listCatalogue', {})
  if (!catalogue.ok) throw new Error(catalogue.failure.kind)
  const grants = catalogue.value.groups
    .flatMap((group) => group.apis)
    .filter(({ slug }) => ['alerts', 'cases', 'devices', 'users'].includes(slug))
    .map(({ id, writable }, index) => ({ apiId: id, read: true, write: writable && index % 2 === 0 }))
  await issueOn(keyturn, { name: 'Quarterly compliance report', expiresAt: inDays(3), grants })
  const { clientId, secret } = await issueOn(keyturn, {
    name: 'Alert forwarder',
    description: 'Sends new alerts to the on-call tool',
    contactEmail: 'oncall@northwind.example',
    application: 'REST API',
    grants,
  })
  const token = await redeem(keyturn, clientId, secret)
  for (const scope of ['alerts:read', 'alerts:read', 'cases:read', 'legal-hold:write'])
    await fetch(`${keyturn.url}/verify?scope=${scope}`, { headers: { authorization: `Bearer ${token}` } })
  await redeem(keyturn, clientId, 'kt_secret_wrong').catch(() => {})

  for (const [name, serviceUser, days] of [
    ['Nightly backup', 'Backup agent', 180],
    ['Backup verification', 'Backup agent', 12],
    ['Legal hold export', 'Compliance', 2],
    ['Paused importer', 'Warehouse', 90],
  ] as const) {
    const key = await keyturn.call('createServiceApiKey', {
      name,
      description: '',
      serviceUser,
      expiresAt: new Date(`${inDays(days)}Z`),
      grants,
      authorization: 'cloud_administrator',
      productIds: [],
      networks: name === 'Nightly backup' ? ['192.0.2.0/24', '198.51.100.7'] : [],
      submissionId: crypto.randomUUID(),
    })
    if (!key.ok) throw new Error(`${name}: ${JSON.stringify(key.failure)}`)
    if (name === 'Paused importer') await keyturn.call('disableServiceApiKey', { id: key.value.key.id })
  }
}

async function redeem(keyturn: Keyturn, client_id: string, client_secret: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret })
  const answer = await fetch(`${keyturn.url}/oauth/token`, { method: 'POST', body })
  return ((await answer.json()) as { access_token: string }).access_token
}

/** Every page and dialog except those of the API clients. */
export async function takeOtherPages(console: Console, keyturn: Keyturn, take: Take): Promise<void> {
  const { page } = console
  await furnish(keyturn)
  const people = new PeoplePage(console)
  await people.open()
  await people.invite({ name: 'Grace Hopper', email: 'grace@northwind.example', role: 'Auditor' })
  await people.invite({ name: 'Linus Pauling', email: 'linus@northwind.example' })
  await take(page, 'people')
  await people.openInvite()
  await take(page, 'people-invite')
  await page.keyboard.press('Escape')
  await people.choose('Grace Hopper', 'New sign-in link...')
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).first().waitFor()
  await take(page, 'people-link')

  for (const [name, path] of [
    ['client-list', '/api-clients'],
    ['people-groups', '/people?tab=groups'],
    ['people-service-users', '/people?tab=service-users'],
    ['service-keys', '/service-keys'],
    ['notifications', '/notifications'],
    ['audit-usage', '/audit-trail?tab=usage'],
    ['audit-refusals', '/audit-trail?tab=refusals'],
    ['catalogue', '/api-catalogue'],
    ['settings', '/settings'],
    ['settings-sign-in', '/settings?tab=sign-in'],
    ['settings-mail', '/settings?tab=mail'],
    ['settings-about', '/settings?tab=about'],
    ['account', '/account'],
  ] as const) {
    await page.goto(path)
    await take(page, name)
  }
  await takeClient(console, take)
  await takeKeys(page, take)
  await takeCatalogue(page, take)
}

async function takeClient(console: Console, take: Take): Promise<void> {
  await console.openDetails('Alert forwarder')
  await take(console.page, 'client-drawer')
  await console.openList()
  await console.openEdit('Alert forwarder')
  await take(console.page, 'client-edit')
  const { page } = console
  const restrict = page.getByLabel('Restrict to networks')
  await restrict.check()
  await page.getByLabel('Allowed addresses').fill('192.0.2.300\n10.0.0.9 - 10.0.0.1\n203.0.113.0/24')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByLabel('Allowed addresses').scrollIntoViewIfNeeded()
  await take(page, 'client-networks')
  await page.goto('/api-clients')
  await page.getByRole('checkbox').first().check()
  await take(page, 'client-selected')
}

async function takeKeys(page: Page, take: Take): Promise<void> {
  await page.goto('/settings')
  await page
    .getByRole('navigation', { name: 'Console' })
    .getByRole('link', { name: 'Service API keys' })
    .click()
  await page.getByRole('button', { name: 'Create service API key' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create service API key' })
  await dialog.getByLabel('Name', { exact: true }).fill('Archive upload')
  await dialog.getByLabel('Service user').fill('Backup agent')
  await take(page, 'key-create')
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: /calendar/i }).click()
  await take(page, 'key-calendar')
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: '90 days' }).click()
  await dialog.getByRole('button', { name: 'Save & close' }).click()
  await page.getByRole('dialog', { name: 'API access key generated' }).waitFor()
  await take(page, 'key-generated')
  await page.getByRole('button', { name: 'Copy API access key' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('link', { name: 'Nightly backup', exact: true }).click()
  await page.getByRole('dialog', { name: 'Nightly backup' }).waitFor()
  await take(page, 'key-drawer')
  await page.getByRole('dialog').getByRole('button', { name: 'Replace...' }).click()
  await take(page, 'key-replace')
}

async function takeCatalogue(page: Page, take: Take): Promise<void> {
  for (const item of ['Edit...', 'Retire...']) {
    await page.goto('/api-catalogue')
    await page.getByRole('button', { name: 'Actions for Alerts', exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await take(page, `catalogue-${item.slice(0, -3).toLowerCase()}`)
  }
}
