import type { Browser } from '@playwright/test'
import { Console } from '../support/console'
import { issueOn, type Issued } from '../support/issue'
import { inTemporaryFolder, Keyturn, withAdministrator } from '../support/keyturn'
import { administrator } from '../support/people'
import { wide, type Take } from './camera'

const minute = 60 * 1000
const hour = 60 * minute
const day = 24 * hour

/** The overview of an installation that has been in use for a while. */
export async function takeOverview(browser: Browser, entry: string, take: Take): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const keyturn = await Keyturn.start(entry, withAdministrator(folder))
    try {
      await furnish(keyturn)
      const page = await (await browser.newContext({ baseURL: keyturn.url, viewport: wide })).newPage()
      await new Console(page).enter(administrator)
      await take(page, 'overview')
      await page.getByRole('region', { name: 'Requests, last 24 hours' }).getByText('Show as table').click()
      await take(page, 'overview-table')
    } finally {
      await keyturn.stop()
    }
  })
}

async function furnish(keyturn: Keyturn): Promise<void> {
  const grants = await grantsOf(keyturn, ['alerts', 'cases', 'devices'])
  // What nobody has used for a hundred days.
  await issueOn(keyturn, { name: 'Old warehouse import' })
  const forgotten = await issueOn(keyturn, { name: 'Trial of a dashboard' })
  await redeem(keyturn, forgotten)
  for (const name of ['Retired robot', 'Second robot']) await keyOn(keyturn, name, 100 * day - hour)
  await pass(keyturn, 100 * 24 * 60)

  const forwarder = await issueOn(keyturn, { name: 'Alert forwarder', grants })
  const billing = await issueOn(keyturn, { name: 'Billing export', grants, ...expiry(keyturn, 3 * day) })
  await issueOn(keyturn, { name: 'Partner portal', ...expiry(keyturn, 84 * day) })
  await issueOn(keyturn, { name: 'Terraform pipeline', ...expiry(keyturn, 60 * day) })
  await keyOn(keyturn, 'Backup agent', 11 * day)
  for (const name of ['Warehouse A', 'Warehouse B']) await keyOn(keyturn, name, 28 * day)
  await rotate(keyturn, billing, 2 * day)
  await pass(keyturn, 2)
  await useForADay(keyturn, { forwarder, billing })
  await keyturn.call('editApiClient', {
    ...(await versionOf(keyturn, forwarder)),
    grants: grants.map((grant) => ({ ...grant, write: grant === grants[2] })),
  })
  // Uses are written once a second.
  await new Promise((resolve) => setTimeout(resolve, 2500))
}

/** More by day than by night, and two hours in which a permission was missing. */
async function useForADay(keyturn: Keyturn, { forwarder, billing }: Record<'forwarder' | 'billing', Issued>) {
  for (let past = 23; past >= 0; past--) {
    const token = await redeem(keyturn, forwarder)
    await redeem(keyturn, billing)
    const busy = Math.round(14 + 12 * Math.sin(((past - 3) / 12) * Math.PI))
    const scopes = Array.from({ length: busy }, () => 'alerts:read')
    if (past === 9 || past === 8) scopes.push(...Array.from({ length: 12 - past }, () => 'devices:write'))
    const headers = { authorization: `Bearer ${token}` }
    await Promise.all(scopes.map((scope) => fetch(`${keyturn.url}/verify?scope=${scope}`, { headers })))
    if (past > 0) await pass(keyturn, 60)
  }
}

/** Moves the clock, and waits until it has moved. */
async function pass(keyturn: Keyturn, minutes: number): Promise<void> {
  keyturn.passMinutes(minutes)
  await keyturn.call('getPolicies', {})
}

async function grantsOf(keyturn: Keyturn, slugs: string[]) {
  const catalogue = await keyturn.call('listCatalogue', {})
  if (!catalogue.ok) throw new Error(catalogue.failure.kind)
  return catalogue.value.groups
    .flatMap(({ apis }) => apis)
    .filter(({ slug }) => slugs.includes(slug))
    .map(({ id }) => ({ apiId: id, read: true, write: false }))
}

const expiry = (keyturn: Keyturn, after: number) => ({
  expiresAt: new Date(keyturn.now() + after).toISOString().slice(0, 16),
})

async function keyOn(keyturn: Keyturn, name: string, lifetime: number): Promise<void> {
  const made = await keyturn.call('createServiceApiKey', {
    name,
    description: '',
    serviceUser: 'Warehouse',
    expiresAt: new Date(keyturn.now() + lifetime),
    grants: [],
    authorization: 'cloud_administrator',
    productIds: [],
    networks: [],
    submissionId: crypto.randomUUID(),
  })
  if (!made.ok) throw new Error(`${name}: ${JSON.stringify(made.failure)}`)
}

async function rotate(keyturn: Keyturn, client: Issued, overlap: number): Promise<void> {
  const rotated = await keyturn.call('rotateApiClientSecret', {
    ...(await versionOf(keyturn, client)),
    retirement: { kind: 'at', at: new Date(keyturn.now() + overlap) },
  })
  if (!rotated.ok) throw new Error(JSON.stringify(rotated.failure))
}

async function versionOf(keyturn: Keyturn, { id }: Issued) {
  const found = await keyturn.call('getApiClient', { id })
  if (!found.ok) throw new Error(found.failure.kind)
  return { id, version: found.value.version }
}

async function redeem(keyturn: Keyturn, { clientId, secret }: Issued): Promise<string> {
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret }
  const answer = await fetch(`${keyturn.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(grant),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}
