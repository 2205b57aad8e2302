import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { issueExpiring, noticeContext } from '@/lib/jobs/test-notices'
import { sendDigests } from '@/lib/jobs/expiry-digest'
import { startSmtpServer, type TestSmtpServer } from '@/lib/mail/test-smtp-server'
import { PrismaClient } from '@/lib/store/generated/client'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'

const hour = 60 * 60 * 1000
const day = 24 * hour

let server: TestSmtpServer
let keyturn: TestRuntime
let prisma: PrismaClient
let ada: Person
let bob: Person

beforeAll(async () => {
  server = await startSmtpServer({
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('cloud_administrator') ? new Error('not one of ours') : undefined),
  })
  keyturn = await openTestRuntime({ SMTP_URL: server.url })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  ada = keyturn.administrator
  bob = await keyturn.person('auditor')
})
afterAll(async () => {
  await keyturn.close()
  await server.close()
})
beforeEach(async () => {
  await prisma.notification.deleteMany()
  await prisma.mailOutbox.deleteMany()
  await prisma.credential.deleteMany()
})

async function notify(person: Person, count: number, more: object = {}): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i) => ({
    id: randomUUID(),
    userId: person.id,
    kind: 'expiry',
    key: randomUUID(),
    title: `Notice ${i}`,
    body: '',
    // Several share a moment, so that a page may end among them.
    createdAt: new Date(Date.parse('2026-11-01T08:00:00Z') + Math.floor(i / 4) * hour),
    ...more,
  }))
  await prisma.notification.createMany({ data: rows })
  return rows.map(({ id }) => id)
}

async function list(person: Person, input: Parameters<typeof keyturn.runtime.listNotifications>[1] = {}) {
  const page = await keyturn.runtime.listNotifications(person, input)
  if (!page.ok) throw new Error(page.failure.kind)
  return page.value
}

async function unread(person: Person): Promise<number> {
  const count = await keyturn.runtime.countUnreadNotifications(person, {})
  return count.ok ? count.value : -1
}

describe('X7: notifications', () => {
  test('are only one’s own, newest first, and the pages show all of them', async () => {
    await notify(ada, 70)
    await notify(bob, 3)
    const titles: string[] = []
    for (let after: { createdAt: Date; id: string } | undefined; ;) {
      const page = await list(ada, { after })
      titles.push(...page.notices.map(({ title }) => title))
      if (!page.next) break
      after = page.next
    }
    expect(titles).toHaveLength(70)
    expect(new Set(titles).size).toBe(70)
    expect((await list(bob)).notices).toHaveLength(3)
  })

  test('are filtered by kind and by whether they were read; notices only for mail do not appear', async () => {
    const [first = ''] = await notify(ada, 2)
    await notify(ada, 1, { kind: 'forbidden_address', title: 'Leak' })
    await notify(ada, 1, { inConsole: false })
    expect((await list(ada)).notices).toHaveLength(3)
    expect((await list(ada, { kind: 'forbidden_address' })).notices.map(({ title }) => title)).toEqual([
      'Leak',
    ])
    await keyturn.runtime.markNotificationsRead(ada, { ids: [first] })
    expect((await list(ada, { unread: true })).notices).toHaveLength(2)
    expect(await unread(ada)).toBe(2)
  })

  test('are marked as read one by one or all at once, and only by their owner', async () => {
    const [mine = ''] = await notify(ada, 3)
    const [theirs = ''] = await notify(bob, 2)
    expect(await keyturn.runtime.markNotificationsRead(ada, { ids: [mine, theirs] })).toEqual({
      ok: true,
      value: 1,
    })
    expect([await unread(ada), await unread(bob)]).toEqual([2, 2])
    expect(await keyturn.runtime.markNotificationsRead(ada, {})).toEqual({ ok: true, value: 2 })
    expect([await unread(ada), await unread(bob)]).toEqual([0, 2])
  })

  test('reading notices leaves no audit event', async () => {
    const before = await prisma.auditEvent.count()
    await notify(ada, 1)
    await keyturn.runtime.markNotificationsRead(ada, {})
    expect(await prisma.auditEvent.count()).toBe(before)
  })

  test.each<[object]>([
    [{ after: { createdAt: new Date(1), id: '' } }],
    [{ after: { createdAt: new Date('+100000-01-01'), id: 'x' } }],
    [{ after: '1~x' }],
    [{ kind: 'gossip' }],
  ])('malformed input is refused: %j', async (input) => {
    const page = await keyturn.runtime.listNotifications(ada, input)
    expect(page.ok).toBe(false)
  })
})

describe('X10: what the banner counts', () => {
  const at = (days: number) => new Date(Date.now() + days * day)

  test('credentials that expire within 14 days or expired in the last seven, and the name of the nearest', async () => {
    for (const [name, days] of [
      ['Billing export', 3],
      ['Late', 13.9],
      ['Later', 14.1],
      ['Gone', -6.9],
      ['Long gone', -7.1],
    ] as const)
      await issueExpiring(keyturn, prisma, { name, expiresAt: at(days) })
    const deleted = await issueExpiring(keyturn, prisma, { name: 'Deleted', expiresAt: at(1) })
    await keyturn.runtime.deleteApiClient(ada, { id: deleted })
    const found = await keyturn.runtime.getExpirations(ada, {})
    expect(found).toMatchObject({
      ok: true,
      value: {
        expiring: 2,
        expired: 1,
        nearest: { name: 'Billing export' },
      },
    })
  })

  test('only credentials that the viewer may see', async () => {
    const [mine, theirs] = await prisma.product.findMany({ take: 2, orderBy: { slug: 'asc' } })
    const viewer = await keyturn.person('product_administrator', [mine?.id ?? ''])
    await issueExpiring(keyturn, prisma, { name: 'Cloud', expiresAt: at(1) })
    await issueExpiring(keyturn, prisma, { name: 'Theirs', expiresAt: at(2), productId: theirs?.id })
    expect(await keyturn.runtime.getExpirations(viewer, {})).toMatchObject({ value: { nearest: null } })
    await issueExpiring(keyturn, prisma, { name: 'Mine', expiresAt: at(3), productId: mine?.id })
    expect(await keyturn.runtime.getExpirations(viewer, {})).toMatchObject({
      value: { expiring: 1, nearest: { name: 'Mine' } },
    })
  })
})

describe('mail, from the settings', () => {
  test('a test message goes to the person who requested it, and the audit trail records it', async () => {
    const sent = await keyturn.runtime.sendTestMessage(ada, {})
    expect(sent).toEqual({ ok: true, value: { recipient: ada.email } })
    const last = server.received.at(-1)
    expect(last?.recipients).toEqual([ada.email])
    expect(last?.mail.subject).toBe('A test message from Keyturn')
    const event = await prisma.auditEvent.findFirst({ orderBy: { sequence: 'desc' } })
    expect(event).toMatchObject({ action: 'keyturn.test_message_sent', actorId: ada.id, outcome: 'done' })
  })

  test('if a test message is refused, the error contains the server’s answer', async () => {
    const refused = await keyturn.person('cloud_administrator')
    const sent = await keyturn.runtime.sendTestMessage(refused, {})
    expect(sent).toMatchObject({ ok: false, failure: { kind: 'mail_refused' } })
    expect(sent.ok || (sent.failure.kind === 'mail_refused' && sent.failure.reason)).toMatch(
      /not one of ours/,
    )
  })

  test('without a mail server messages wait, and the state says so; failed messages can be retried', async () => {
    const alone = await openTestRuntime()
    const database = new PrismaClient({ adapter: alone.database.adapter })
    const { runtime, administrator } = alone
    await issueExpiring(alone, database, { name: 'Waits', expiresAt: new Date(Date.now() + 3 * day) })
    const now = new Date(`${new Date().toISOString().slice(0, 10)}T09:00:00Z`)
    await sendDigests(noticeContext(database), now)
    expect(await runtime.sendTestMessage(administrator, {})).toMatchObject({
      failure: { kind: 'mail_not_configured' },
    })
    await database.mailOutbox.updateMany({ data: { failedAt: now, lastError: 'no such host' } })
    const failed = await runtime.getMailState(administrator, {})
    expect(failed).toMatchObject({
      value: {
        waiting: 0,
        failed: 1,
        messages: [{ recipient: administrator.email, lastError: 'no such host' }],
      },
    })
    // The content of a message is only for its recipient.
    expect(JSON.stringify(failed)).not.toContain('Programs lose')
    expect(await runtime.retryMail(administrator, {})).toEqual({
      ok: true,
      value: { messages: 1, addresses: 0 },
    })
    expect(await runtime.getMailState(administrator, {})).toMatchObject({ value: { waiting: 1, failed: 0 } })
    const [row] = await database.mailOutbox.findMany()
    expect(row?.giveUpAt.getTime()).toBeGreaterThan(Date.now() + 2.9 * day)
    await alone.close()
  })
})
