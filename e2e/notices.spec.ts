import type { ReceivedMail } from '@/lib/mail/test-smtp-server'
import { startSmtpServer, type TestSmtpServer } from '@/lib/mail/test-smtp-server'
import { expectAccessible } from './support/accessibility'
import { Console } from './support/console'
import { issueOn } from './support/issue'
import { Keyturn } from './support/keyturn'
import { lookInto } from './support/look-into'
import { administrator, people } from './support/people'
import { expect, test } from './support/test'
import { databases, withDatabase } from './support/with-database'

test.describe.configure({ timeout: 180_000 })

const day = 24 * 60 * 60 * 1000
/** The minute that is this many days from now, in UTC. */
const inDays = (count: number) => new Date(Date.now() + count * day).toISOString().slice(0, 16)

/** Digests are sent from midnight, so that the hour at which this test runs does not matter. */
async function sendFromMidnight(keyturn: Keyturn): Promise<void> {
  const policies = await keyturn.call('getPolicies', {})
  if (!policies.ok) throw new Error(policies.failure.kind)
  const set = await keyturn.call('setPolicies', { ...policies.value, digestHour: 0 })
  expect(set.ok).toBe(true)
}

/** Creates what a digest lists before anybody is subscribed, because a server looks for digests every minute. */
async function beforeAnyDigest<Made>(keyturn: Keyturn, create: () => Promise<Made>): Promise<Made> {
  const subscribe = async (subscribed: boolean) => {
    const alerts = { accountAlertsInConsole: subscribed, accountAlertsByEmail: subscribed }
    expect((await keyturn.call('editGroup', { id: 'administrators', ...alerts })).ok).toBe(true)
  }
  await subscribe(false)
  await sendFromMidnight(keyturn)
  const made = await create()
  await subscribe(true)
  return made
}

function mailTo({ received }: TestSmtpServer, email: string): ReceivedMail[] {
  return received.filter(({ recipients }) => recipients.includes(email))
}

/** Mail is sent shortly after its cause. */
async function expectMail(server: TestSmtpServer, count: number): Promise<void> {
  await expect.poll(() => server.received.length, { timeout: 30_000 }).toBe(count)
}

for (const database of databases) {
  test(`X5: one message a day lists all expiring credentials, however often the service restarts (${database})`, async ({
    bundles,
  }) => {
    const server = await startSmtpServer()
    await withDatabase(database, async (environment) => {
      const withMail = { ...environment, SMTP_URL: server.url, MAIL_FROM: 'Keyturn <keyturn@example.com>' }
      const start = () => Keyturn.start(bundles.server, withMail)
      const first = await start()
      // On PostgreSQL, two at the same time.
      let servers = database === 'postgresql' ? [first, await start()] : [first]
      await beforeAnyDigest(first, async () => {
        await issueOn(first, { name: 'Billing export', expiresAt: inDays(3), application: 'REST API' })
        await issueOn(first, { name: 'Grafana dashboards', expiresAt: inDays(12) })
        await issueOn(first, { name: 'Next quarter', expiresAt: inDays(90) })
        await issueOn(first, { name: 'For ever' })
      })
      for (const each of servers) each.doRecurringWork()
      for (let restart = 0; restart <= 2; restart++) {
        if (restart > 0) servers = await Promise.all(servers.map(start))
        await expectMail(server, 1)
        for (const each of servers) {
          expect(await each.stop()).toBe(0)
          expect(each.errors.filter(({ msg }) => /digests|alert|mail/.test(msg))).toEqual([])
        }
      }
      // No other message is waiting.
      expect((await lookInto(bundles, environment)).messages).toBe(1)
      expect(server.received).toHaveLength(1)
      const [message] = server.received
      expect(message?.recipients).toEqual([administrator.email])
      expect(message?.mail.subject).toBe('2 credentials expire within 14 days')
      expect(message?.mail.from?.text).toBe('"Keyturn" <keyturn@example.com>')
      for (const part of [message?.mail.text, String(message?.mail.html)]) {
        expect(part).toMatch(
          /Billing export[^]*expires in 3 days[^]*Grafana dashboards[^]*expires in 12 days/i,
        )
        expect(part).not.toMatch(/Next quarter|For ever/)
      }
    })
    await server.close()
  })
}

test('X6: only members of subscribed groups get mail, each about credentials that they may see', async ({
  bundles,
}) => {
  const server = await startSmtpServer()
  await withDatabase('embedded', async (environment) => {
    const keyturn = await Keyturn.start(bundles.server, { ...environment, SMTP_URL: server.url })
    const catalogue = await keyturn.call('listCatalogue', {})
    if (!catalogue.ok) throw new Error(catalogue.failure.kind)
    const [product] = catalogue.value.products
    const productIds = [product?.id ?? '']
    const memberIds: string[] = []
    for (const role of ['product_administrator', 'auditor'] as const) {
      const created = await keyturn.call('createPerson', { ...people[role], role, productIds })
      if (created.ok && role === 'product_administrator') memberIds.push(created.value.id)
    }
    const seen = await beforeAnyDigest(keyturn, async () => {
      await issueOn(keyturn, { name: 'Of the cloud', expiresAt: inDays(2) })
      return issueOn(keyturn, {
        name: 'Of the product',
        expiresAt: inDays(5),
        authorization: 'product_administrator',
        productIds,
      })
    })
    const group = { name: 'On call', memberIds, accountAlertsInConsole: false, accountAlertsByEmail: true }
    expect((await keyturn.call('createGroup', group)).ok).toBe(true)
    keyturn.doRecurringWork()
    await expectMail(server, 2)
    expect(await keyturn.stop()).toBe(0)
    expect(mailTo(server, people.auditor.email)).toEqual([])
    expect(mailTo(server, administrator.email).map(({ mail }) => mail.subject)).toEqual([
      '2 credentials expire within 14 days',
    ])
    const [message, ...others] = mailTo(server, people.product_administrator.email)
    expect(others).toEqual([])
    expect(message?.mail.subject).toBe('Of the product expires in 5 days')
    for (const part of [message?.mail.text, String(message?.mail.html)]) {
      expect(part).toContain(`/api-clients?client=${seen.id}`)
      expect(part).not.toContain('Of the cloud')
    }
  })
  await server.close()
})

test('X5, X7: the link in the mail opens the drawer after sign-in; the console shows the notice, marks it read and filters it', async ({
  bundles,
  browser,
}) => {
  const server = await startSmtpServer()
  await withDatabase('embedded', async (environment) => {
    const keyturn = await Keyturn.start(bundles.server, { ...environment, SMTP_URL: server.url })
    const soon = await beforeAnyDigest(keyturn, async () => {
      await issueOn(keyturn, { name: 'Backup agent', expiresAt: inDays(9) })
      return issueOn(keyturn, { name: 'Billing export', expiresAt: inDays(3) })
    })
    keyturn.doRecurringWork()
    await expectMail(server, 1)

    const context = await browser.newContext({ baseURL: keyturn.url })
    const page = await context.newPage()
    const console = new Console(page)
    const link = new RegExp(`${keyturn.url}/api-clients\\?client=${soon.id}`).exec(
      server.received[0]?.mail.text ?? '',
    )
    await page.goto(link?.[0] ?? 'about:blank')
    await console.signIn(administrator)
    await expect(console.drawer('Billing export')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(console.drawer('Billing export')).toBeHidden()

    await page.getByRole('link', { name: 'Notifications, 2 unread' }).click()
    await expect(page.getByRole('heading', { name: 'All notifications', level: 1 })).toBeVisible()
    const newBrowser = page.getByRole('article', { name: 'Sign-in from a new browser' })
    await expect(newBrowser).toContainText(/from (127\.0\.0\.1|::1), with Chrome on \w+/)
    await newBrowser.getByRole('button', { name: /^Mark read/ }).click()
    await expect(newBrowser).not.toContainText('Unread')
    const notice = page.getByRole('article', { name: '2 credentials expire within 14 days' })
    await expect(notice).toContainText('Unread')
    await expect(notice.getByRole('link', { name: 'Backup agent' })).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('combobox', { name: 'Kind' }).selectOption('Possible leaks')
    await expect(page.getByRole('heading', { name: 'No notifications of this kind' })).toBeVisible()
    await page.getByRole('link', { name: 'Clear filters' }).click()
    await expect(notice).toBeVisible()
    await page.getByRole('link', { name: 'Unread (1)' }).click()
    await expect(page.getByRole('link', { name: 'Unread (1)' })).toHaveAttribute('aria-current', 'page')
    await notice.getByRole('button', { name: /^Mark read/ }).click()
    await expect(page.getByRole('heading', { name: 'No unread notifications' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible()
    await page.getByRole('link', { name: 'All', exact: true }).click()
    await expect(notice).not.toContainText('Unread')
    await notice.getByRole('link', { name: 'Backup agent' }).click()
    await expect(console.drawer('Backup agent')).toBeVisible()

    await context.close()
    expect(keyturn.errors).toEqual([])
    expect(await keyturn.stop()).toBe(0)
  })
  await server.close()
})

test('X10: the banner counts credentials, names the nearest, links to what expires, and can be dismissed for the day', async ({
  bundles,
  browser,
}) => {
  await withDatabase('embedded', async (environment) => {
    const keyturn = await Keyturn.start(bundles.server, environment)
    await issueOn(keyturn, { name: 'Billing export', expiresAt: inDays(3) })
    await issueOn(keyturn, { name: 'Backup agent', expiresAt: inDays(9) })
    await issueOn(keyturn, { name: 'Next quarter', expiresAt: inDays(90) })
    const auditor = people.auditor
    const petra = people.product_administrator
    await keyturn.call('createPerson', { ...auditor, role: 'auditor' })
    await keyturn.call('createPerson', { ...petra, role: 'product_administrator' })

    const of = async (person: { email: string; password: string }) => {
      const page = await (await browser.newContext({ baseURL: keyturn.url })).newPage()
      const console = new Console(page)
      await console.enter(person)
      return { page, console, banner: page.getByRole('region', { name: 'Expiring credentials' }) }
    }
    const { page, console, banner } = await of(administrator)
    await expect(banner).toContainText('2 credentials expire within 14 days. Billing export in 3 days.')
    await expectAccessible(page)
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Audit trail' }).click()
    await expect(page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible()
    await banner.getByRole('link', { name: 'Review' }).click()
    await expect(console.row('Billing export')).toBeVisible()
    await expect(console.row('Backup agent')).toBeVisible()
    await expect(page).toHaveURL('/expiring?only=soon')
    await expect(page.getByRole('link', { name: /^Remove filter Expired in the last 7 days/ })).toBeVisible()
    await banner.getByRole('button', { name: 'Dismiss for today' }).click()
    await expect(banner).toBeHidden()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Expiring', level: 1 })).toBeVisible()
    await expect(banner).toBeHidden()

    // Dismissing affects one person, and the banner names only what a person may see.
    await expect((await of(auditor)).banner).toContainText('2 credentials')
    await expect((await of(petra)).banner).toBeHidden()

    // It is back tomorrow.
    keyturn.passMinutes(24 * 60)
    await page.reload()
    await console.signIn(administrator)
    await expect(banner).toContainText('Billing export in 2 days.')
    for (const context of browser.contexts()) await context.close()
    expect(await keyturn.stop()).toBe(0)
  })
})

test('mail in the settings: messages wait until a mail server is configured, and a test message shows whether it works', async ({
  bundles,
  browser,
}) => {
  const server = await startSmtpServer()
  await withDatabase('embedded', async (environment) => {
    const without = await Keyturn.start(bundles.server, environment)
    await sendFromMidnight(without)
    await issueOn(without, { name: 'Billing export', expiresAt: inDays(3) })
    without.doRecurringWork()
    const context = await browser.newContext({ baseURL: without.url })
    const page = await context.newPage()
    await new Console(page).enter(administrator)
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'Mail' }).click()
    await expect(page.getByText('No mail server is configured', { exact: true })).toBeVisible()
    const waiting = page.getByRole('row', { name: /Billing export expires in 3 days/ })
    await expect(waiting).toContainText('Waiting')
    // Without a mail server there is no next attempt.
    await expect(waiting.getByRole('cell').last()).toHaveText('None')
    await expect(page.getByRole('button', { name: 'Send test message' })).toHaveAccessibleDescription(
      /SMTP_URL/,
    )
    await expectAccessible(page)
    expect(await without.stop()).toBe(0)

    const keyturn = await Keyturn.start(bundles.server, { ...environment, SMTP_URL: server.url }, without.url)
    await expectMail(server, 2)
    await page.reload()
    await expect(page.locator('dl > div', { hasText: /^Waiting/ })).toHaveText('Waiting0')
    await page.getByRole('button', { name: 'Send test message' }).click()
    await expect(page.getByText(`Sent a test message to ${administrator.email}`)).toBeVisible()
    const subjects = mailTo(server, administrator.email).map(({ mail }) => mail.subject)
    expect(subjects).toHaveLength(3)
    expect(new Set(subjects)).toEqual(
      new Set([
        'Billing export expires in 3 days',
        'Sign-in from a new browser',
        'A test message from Keyturn',
      ]),
    )
    await server.close()
    await page.getByRole('button', { name: 'Send test message' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'ECONNREFUSED' })).toBeVisible()
    await page.getByRole('link', { name: 'About' }).click()
    await expect(page.getByText('Embedded (PGlite)')).toBeVisible()
    await context.close()
    expect(await keyturn.stop()).toBe(0)
  })
})

test('a correct secret from a forbidden address alerts the administrators immediately', async ({
  bundles,
  browser,
}) => {
  const server = await startSmtpServer()
  await withDatabase('embedded', async (environment) => {
    const keyturn = await Keyturn.start(bundles.server, { ...environment, SMTP_URL: server.url })
    const client = await issueOn(keyturn, {
      name: 'Billing export',
      networks: ['203.0.113.0/24'],
    })
    for (let attempt = 1; attempt <= 5; attempt++) {
      const answer = await fetch(`${keyturn.url}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: client.clientId,
          client_secret: client.secret,
        }),
      })
      expect(answer.status).toBe(400)
    }
    await expectMail(server, 1)
    const subject = 'The secret of Billing export was used from a forbidden address'
    expect(server.received[0]?.mail.subject).toBe(subject)
    const context = await browser.newContext({ baseURL: keyturn.url })
    const page = await context.newPage()
    await new Console(page).enter(administrator)
    await page.getByRole('link', { name: 'Notifications, 2 unread' }).click()
    await expect(page.getByRole('article', { name: subject })).toBeVisible()
    await context.close()
    expect(server.received.filter(({ mail }) => mail.subject === subject)).toHaveLength(1)
    expect(await keyturn.stop()).toBe(0)
  })
  await server.close()
})
