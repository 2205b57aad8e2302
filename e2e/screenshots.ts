// npm run screenshots              draws docs/screenshots: every page and dialog once, small, with a page that lists them.
// npm run screenshots -- FOLDER    takes every page and dialog, light and dark, wide and narrow, for review.
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findChromium } from '@/scripts/chromium.mjs'
import { bundle, root } from './support/bundle'
import { Console, type ClientText } from './support/console'
import { galleryCamera, reviewCamera, wide, type Take } from './screenshots/camera'
import { takeExpiring } from './screenshots/expiring'
import { takeFindBySecret } from './screenshots/find-by-secret'
import { takeNotices } from './screenshots/notices'
import { takeOtherPages } from './screenshots/other-pages'
import { takeOverview } from './screenshots/overview'
import { takePalette } from './screenshots/palette'
import { takePasskeys } from './screenshots/passkeys'
import { takeRequiredFactor } from './screenshots/required-factor'
import { takeRotation } from './screenshots/rotation'
import { takeSessionEnd } from './screenshots/session-end'
import { takeStepUp } from './screenshots/step-up'
import { takeTwoFactor } from './screenshots/two-factor'
import { issueOn } from './support/issue'
import { inTemporaryFolder, Keyturn } from './support/keyturn'
import { administrator } from './support/people'

const few: ClientText[] = [
  {
    name: 'Nightly warehouse import',
    description: 'Reads orders and stock levels at 02:00',
    contactEmail: 'data@northwind.example',
    application: 'REST API',
  },
  {
    name: 'Grafana dashboards',
    description: 'Status board in the operations room',
    contactEmail: 'ops@northwind.example',
    application: 'Grafana',
  },
  { name: 'Terraform pipeline', contactEmail: 'platform@northwind.example', application: 'Terraform' },
  {
    name: 'Managed Workplace connector',
    description: 'Tickets of the service desk',
    contactEmail: 'desk@northwind.example',
    application: 'Managed Workplace',
  },
  { name: 'Continuum alerts', contactEmail: 'noc@northwind.example', application: 'Continuum' },
  {
    name: 'Partner portal',
    description: 'Contoso, until the contract ends in March',
    contactEmail: 'partners@contoso.example',
    application: 'REST API',
  },
  { name: 'Payroll reconciliation', contactEmail: 'finance@northwind.example', application: 'Automate' },
  {
    name: 'Billing export',
    description: 'Invoices to the accounting system, hourly',
    contactEmail: 'billing@northwind.example',
    application: 'REST API',
  },
]

/** The only one that was never used. */
const unused = few.find(({ name }) => name === 'Terraform pipeline')

async function takeEntry(browser: Browser, keyturn: Keyturn, take: Take): Promise<Page> {
  const permissions = ['clipboard-read', 'clipboard-write']
  const page = await (
    await browser.newContext({ baseURL: keyturn.url, permissions, viewport: wide })
  ).newPage()
  while (!keyturn.setupLink) await page.waitForTimeout(50)
  await page.goto(keyturn.setupLink)
  await take(page, 'setup')
  await page.getByLabel('Name').fill(administrator.name)
  await page.getByLabel('Email').fill(administrator.email)
  await page.getByLabel('Password', { exact: true }).fill(administrator.password)
  await page.getByLabel('Confirm password').fill(administrator.password)
  await page.getByRole('button', { name: 'Create administrator' }).click()
  await page.getByRole('heading', { name: 'Get started' }).waitFor()
  await take(page, 'overview-empty')
  await page.goto('/api-clients')
  await take(page, 'list-empty')

  const stranger = await (await browser.newContext({ baseURL: keyturn.url })).newPage()
  await stranger.goto('/login')
  await take(stranger, 'login')
  await new Console(stranger).signIn({ ...administrator, password: 'wrong password' })
  await stranger.getByText('The e-mail or password is incorrect.').waitFor()
  await take(stranger, 'login-failed')
  return page
}

/** Redemptions are written once a second. */
async function untilRedeemed(console: Console, name: string): Promise<void> {
  do await console.openList()
  while ((await (await console.cell(name, 'Last redeemed')).textContent())?.startsWith('Never'))
}

async function takeDialogs(console: Console, take: Take): Promise<void> {
  const { page } = console
  const create = await console.openCreate()
  await take(page, 'create')
  await console.fill(create, { contactEmail: 'billing@', application: 'Automate' })
  await console.submitCreate(create)
  await take(page, 'create-errors')
  await create.getByRole('button', { name: 'Cancel' }).click()
  await console.question('Discard what you typed?').waitFor()
  await take(page, 'create-discard')
  await console.question('Discard what you typed?').getByRole('button', { name: 'Discard' }).click()

  await console.createUpToSecret({ name: 'Billing export (test)' })
  await take(page, 'secret')
  await console.secretDialog.getByRole('button', { name: 'Done' }).click()
  await console.question('Close without the secret?').waitFor()
  await take(page, 'secret-close')
  await page.getByRole('button', { name: 'Close without it' }).click()

  await console.openMenu('Billing export')
  await take(page, 'menu')
  await page.keyboard.press('Escape')
  await console.openDetails('Billing export')
  await take(page, 'drawer')
  await console.openList()
  await console.openEdit('Billing export')
  await take(page, 'edit')
  await console.openList()
  await console.openReset('Billing export')
  await take(page, 'reset')
  await console.openList()
  await console.choose('Billing export', 'Revoke all tokens...')
  await console.question('Revoke all tokens').waitFor()
  await take(page, 'revoke-tokens')
  await console.openList()
  await console.openDelete('Billing export')
  await take(page, 'delete')
  await console.openList()
}

async function takeAll(browser: Browser, keyturn: Keyturn, take: Take): Promise<void> {
  const page = await takeEntry(browser, keyturn, take)
  const console = new Console(page)
  let rotated = ''
  for (const text of few) {
    const { clientId, secret } = await issueOn(keyturn, text)
    if (text !== unused) await redeem(keyturn, clientId, secret)
    if (text.name === 'Payroll reconciliation') rotated = clientId
    if (text !== few[0]) continue
    await console.openList()
    await take(page, 'list-one')
  }
  await untilRedeemed(console, 'Billing export')
  await take(page, 'list-few')
  await takeDialogs(console, take)
  await takePalette(console, take)
  await takeSessionEnd(console, take)
  await takeFindBySecret(console, keyturn, take)
  await takeRotation(console, 'Payroll reconciliation', take, (secret) => redeem(keyturn, rotated, secret))
  await console.openAuditTrail()
  await take(page, 'audit-trail')
  await page.goto('/nowhere')
  await take(page, 'not-found')

  await takeOtherPages(console, keyturn, take)
  await takeTwoFactor(console, browser, keyturn, take)
  await takeStepUp(browser, keyturn, take)
  await takePasskeys(browser, keyturn, take)
  await takeRequiredFactor(browser, keyturn, take)

  for (let number = 1; number <= 51; number++)
    await issueOn(keyturn, {
      name: `Sensor gateway ${number}`,
      contactEmail: `sensor-${number}@northwind.example`,
    })
  await console.openList()
  await take(page, 'list-sixty')
  await page.getByRole('navigation', { name: 'Pages' }).scrollIntoViewIfNeeded()
  await take(page, 'list-sixty-end')
  await takeExpiring(console, keyturn, take)
}

async function redeem(keyturn: Keyturn, clientId: string, secret: string): Promise<void> {
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret }
  await fetch(`${keyturn.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(grant) })
}

const [folder] = process.argv.slice(2)
const camera = folder ? await reviewCamera(folder) : await galleryCamera(join(root, 'docs/screenshots'))
const bundles = await bundle()
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  await inTemporaryFolder(async (data) => {
    const keyturn = await Keyturn.start(bundles.server, { DATA_DIR: data })
    try {
      await takeAll(browser, keyturn, camera.take)
    } finally {
      await keyturn.stop()
    }
  })
  await takeNotices(browser, bundles.server, camera.take)
  await takeOverview(browser, bundles.server, camera.take)
  await camera.finish()
} finally {
  await browser.close()
  await bundles.remove()
}
