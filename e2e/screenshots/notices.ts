import { expect, type Browser } from '@playwright/test'
import { startSmtpServer, type TestSmtpServer } from '@/lib/mail/test-smtp-server'
import { Console } from '../support/console'
import { issueOn } from '../support/issue'
import { inTemporaryFolder, Keyturn, withAdministrator } from '../support/keyturn'
import { administrator } from '../support/people'
import type { Take } from './camera'

const minute = 60 * 1000
const day = 24 * 60 * minute
const after = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString().slice(0, 16)

/** Notices: keys in every state, the notices about them and about a leak, and the message itself. */
export async function takeNotices(browser: Browser, entry: string, take: Take): Promise<void> {
  const mail = await startSmtpServer()
  try {
    await inTemporaryFolder((folder) => takeWithMail(browser, { entry, folder, mail, take }))
  } finally {
    await mail.close()
  }
}

interface Place {
  entry: string
  folder: string
  mail: TestSmtpServer
  take: Take
}

async function takeWithMail(browser: Browser, { entry, folder, mail, take }: Place): Promise<void> {
  const environment = { ...withAdministrator(folder), SMTP_URL: mail.url }
  const first = await Keyturn.start(entry, environment)
  let expired
  try {
    expired = await furnish(first)
  } finally {
    await first.stop()
  }
  await new Promise((resolve) => setTimeout(resolve, expired - Date.now()))

  const keyturn = await Keyturn.start(entry, environment)
  try {
    await expect.poll(() => mail.received.length, { timeout: minute }).toBe(2)
    const page = await (await browser.newContext({ baseURL: keyturn.url })).newPage()
    await new Console(page).enter(administrator)
    for (const [name, path] of [
      ['key-states', '/service-keys'],
      ['notices', '/notifications'],
      ['settings-mail-sent', '/settings?tab=mail'],
    ] as const) {
      await page.goto(path)
      await take(page, name)
    }
    for (const [index, { mail: message }] of mail.received.entries()) {
      await page.goto('about:blank')
      await page.setContent(String(message.html))
      await take(page, `message-${index + 1}`)
    }
  } finally {
    await keyturn.stop()
  }
}

/** Creates the data. Returns the time at which one of the keys has expired. */
async function furnish(keyturn: Keyturn): Promise<number> {
  const policies = await keyturn.call('getPolicies', {})
  if (!policies.ok) throw new Error(policies.failure.kind)
  await keyturn.call('setPolicies', { ...policies.value, digestHour: 0 })
  await issueOn(keyturn, { name: 'Quarterly compliance report', expiresAt: after(3 * day) })

  // A correct secret from an address that is not allowed.
  const { clientId, secret } = await issueOn(keyturn, {
    name: 'Payroll reconciliation',
    networks: ['192.0.2.0/24'],
  })
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret }
  await fetch(`${keyturn.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(grant) })

  const keys = { 'Nightly backup': 180 * day, 'Backup verification': 12 * day, 'Paused importer': 90 * day }
  for (const [name, lifetime] of Object.entries(keys)) {
    const id = await keyOn(keyturn, name, after(lifetime))
    if (name === 'Paused importer') await keyturn.call('disableServiceApiKey', { id })
  }
  // Rounded down to the minute, because creating the data takes a while.
  const soon = after(3 * minute)
  await keyOn(keyturn, 'Last year’s export', soon)
  return Date.parse(`${soon}Z`)
}

async function keyOn(keyturn: Keyturn, name: string, expiresAt: string): Promise<string> {
  const result = await keyturn.call('createServiceApiKey', {
    name,
    description: '',
    serviceUser: 'Backup agent',
    expiresAt: new Date(`${expiresAt}Z`),
    grants: [],
    authorization: 'cloud_administrator',
    productIds: [],
    networks: [],
    submissionId: crypto.randomUUID(),
  })
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`)
  return result.value.key.id
}
