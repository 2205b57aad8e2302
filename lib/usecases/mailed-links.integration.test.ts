import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSmtp } from '@/lib/mail/smtp'
import { startSmtpServer, type TestSmtpServer } from '@/lib/mail/test-smtp-server'
import { sendDueMail } from '@/lib/jobs/mail-sender'
import { day } from '@/lib/domain/time'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepMailOutbox } from '@/lib/store/mail-outbox'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, stranger, type TestRuntime } from '@/lib/test-runtime'

let server: TestSmtpServer
let keyturn: TestRuntime
let prisma: PrismaClient
let now: Date
beforeEach(async () => {
  server = await startSmtpServer()
  // The runtime itself sends nothing: each test decides when a round takes place.
  keyturn = await openTestRuntime({ SMTP_URL: 'smtp://127.0.0.1:9' })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  now = new Date(Date.now() + 60_000)
})
afterEach(async () => {
  await keyturn.close()
  await server.close()
})

const by = () => keyturn.administrator
const invite = (fields: object = {}) =>
  keyturn.runtime.invitePerson(by(), {
    name: 'Grace <Hopper>',
    email: `${randomBytes(4).toString('hex')}@example.com`,
    role: 'auditor',
    productIds: [],
    groupIds: [],
    ...fields,
  })

/** Sends what is due, as the job does. */
async function round(): Promise<number> {
  const transport = await openSmtp({
    url: server.url,
    from: { name: 'Keyturn', address: 'keyturn@example.com' },
  })
  const outbox = keepMailOutbox(prisma)
  // The job of the runtime may have tried already.
  await prisma.mailOutbox.updateMany({ where: { sentAt: null }, data: { nextTryAt: now, leasedUntil: null } })
  const sent = await sendDueMail({ outbox, transport, clock: () => now, isClosed: () => false })
  transport.close()
  return sent
}

const stored = () => prisma.mailOutbox.findMany()
const tokenIn = (text: string | undefined) => /token=(kt_link_\w+)/.exec(text ?? '')?.[1] ?? ''
const choose = (token: string) =>
  keyturn.runtime.choosePassword(stranger, { token, password: 'a few chosen words', timeZone: 'UTC' })
const latestDetail = async () =>
  JSON.parse(value(await keyturn.runtime.listAuditEvents(by(), {})).events[0]?.detail ?? '') as object

test('an invitation is sent by mail; its link works, and is gone from the database as soon as it was sent', async () => {
  const made = value(await invite())
  expect(made.mailed).toBe(true)
  expect(await latestDetail()).toMatchObject({ mailed: true })
  expect(await round()).toBe(1)
  const [received] = server.received
  expect(received?.recipients).toEqual([made.person.email])
  expect(received?.mail.subject).toBe('You are invited to Keyturn')
  const token = tokenIn(received?.mail.text)
  expect(token).toBe(made.token.reveal())
  expect(String(received?.mail.html)).toContain(`token=${token}`)
  expect(String(received?.mail.html)).toContain('Hello Grace &lt;Hopper&gt;,')
  expect(await stored()).toMatchObject([{ text: '', html: '', sentAt: now, personId: made.person.id }])
  expect(JSON.stringify(await stored())).not.toContain(token)
  expect(kindOf(await choose(token))).toBe('ok')
})

test('a link for a new password is sent by mail too, or only shown if the administrator wants that', async () => {
  const person = await keyturn.person('auditor')
  const mailed = value(await keyturn.runtime.makeSignInLink(by(), { id: person.id }))
  expect(mailed.mailed).toBe(true)
  expect(await round()).toBe(1)
  expect(server.received[0]?.mail.subject).toBe('Choose a new password for Keyturn')
  const shown = value(await keyturn.runtime.makeSignInLink(by(), { id: person.id, byMail: false }))
  expect(shown.mailed).toBe(false)
  expect(await latestDetail()).toMatchObject({ mailed: false })
  expect(await round()).toBe(0)
  expect(kindOf(await choose(tokenIn(server.received[0]?.mail.text)))).toBe('sign_in_link_closed')
  expect(kindOf(await choose(shown.token.reveal()))).toBe('ok')
})

test('without a mail server, or to an address that it refuses, the link is shown and nothing is queued', async () => {
  const email = 'refused@example.com'
  await prisma.refusedAddress.create({
    data: { address: email, days: 1, refusedAt: now, reason: '550 No such user' },
  })
  expect(value(await invite({ email }))).toMatchObject({ mailed: false, isRefused: true })
  expect(await stored()).toEqual([])
  const plain = await openTestRuntime()
  const made = await plain.runtime.invitePerson(plain.administrator, {
    name: 'Grace',
    email,
    role: 'auditor',
    productIds: [],
    groupIds: [],
  })
  expect(value(made)).toMatchObject({ mailed: false, isRefused: false })
  await plain.close()
})

test.each<[string, (id: string) => Promise<unknown>]>([
  ['replaced by another', (id) => keyturn.runtime.makeSignInLink(by(), { id, byMail: false })],
  ['of a person who is disabled', (id) => keyturn.runtime.disablePerson(by(), { id })],
  ['of a person who is deleted', (id) => keyturn.runtime.deletePerson(by(), { id })],
])('a message with a link %s is not sent, and its text is gone at once', async (_, end) => {
  const made = value(await invite())
  await end(made.person.id)
  expect(await stored()).toEqual([])
  expect(await round()).toBe(0)
  expect(server.received).toEqual([])
})

test('of two links made one after the other, only the second is sent', async () => {
  const first = value(await invite())
  const second = value(await keyturn.runtime.makeSignInLink(by(), { id: first.person.id }))
  expect(await round()).toBe(1)
  expect(server.received.map(({ mail }) => tokenIn(mail.text))).toEqual([second.token.reveal()])
})

test('a message that could not be sent keeps its text until its link expires, and cannot be sent afterwards', async () => {
  const { person, token, expiresAt } = value(await invite())
  await server.close()
  expect(await round()).toBe(0)
  now = new Date(now.getTime() + 4 * day)
  expect(await round()).toBe(0)
  const state = async () => value(await keyturn.runtime.getMailState(by(), {}))
  expect(await state()).toMatchObject({ failed: 1, expired: 0, messages: [{ isExpired: false }] })
  const [failed] = await stored()
  expect(failed?.failedAt).not.toBeNull()
  expect(failed?.text).toContain(token.reveal())

  now = expiresAt
  await keepMailOutbox(prisma).eraseExpired(now)
  const [gone] = await stored()
  expect(gone).toMatchObject({ text: '', html: '', recipient: person.email })
  expect(gone?.lastError).toMatch(/It expired before it could be sent\.$/)
  expect(value(await keyturn.runtime.retryMail(by(), {})).messages).toBe(0)
  expect(await state(), 'none that trying again would clear').toMatchObject({
    waiting: 0,
    failed: 0,
    expired: 1,
    messages: [{ recipient: person.email, isExpired: true }],
  })
  server = await startSmtpServer()
  expect(await round()).toBe(0)
  expect(server.received).toEqual([])
})
