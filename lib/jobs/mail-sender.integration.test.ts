import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSmtp } from '@/lib/mail/smtp'
import { startSmtpServer, type TestSmtpServer } from '@/lib/mail/test-smtp-server'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepMailOutbox } from '@/lib/store/mail-outbox'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { leaseTime, pauseAfter, sendDueMail } from './mail-sender'

const second = 1000
const day = 24 * 60 * 60 * second
const from = { name: 'Keyturn', address: 'keyturn@example.com' }
const start = new Date('2026-11-22T08:00:00Z')

let keyturn: TestRuntime
let prisma: PrismaClient
let other: PrismaClient
let now: Date
const servers: TestSmtpServer[] = []

beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  other = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())
beforeEach(async () => {
  now = start
  await prisma.mailOutbox.deleteMany()
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function serve(...options: Parameters<typeof startSmtpServer>): Promise<TestSmtpServer> {
  const server = await startSmtpServer(...options)
  servers.push(server)
  return server
}

async function write(...recipients: string[]): Promise<void> {
  await prisma.mailOutbox.createMany({
    data: recipients.map((recipient) => {
      const id = randomUUID()
      return {
        id,
        messageId: `${id}@keys.example.com`,
        recipient,
        subject: `For ${recipient}`,
        text: 'Words',
        html: '<p>Words</p>',
        createdAt: start,
        nextTryAt: start,
        giveUpAt: new Date(start.getTime() + 3 * day),
      }
    }),
  })
}

/** One round of a process. */
async function round(url: string, client = prisma): Promise<number> {
  const transport = openSmtp({ url, from })
  const count = await sendDueMail({
    outbox: keepMailOutbox(client),
    transport,
    clock: () => now,
    isClosed: () => false,
  })
  transport.close()
  return count
}

const later = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds))
const recipientsOf = ({ received }: TestSmtpServer) => received.flatMap((each) => each.recipients).toSorted()
const rows = () => prisma.mailOutbox.findMany({ orderBy: { recipient: 'asc' } })

test('a message arrives as text and HTML, from and to whom it says, marked as automatic', async () => {
  const server = await serve()
  await write('ada@example.com')
  expect(await round(server.url)).toBe(1)
  const [{ recipients, mail } = { recipients: [], mail: undefined }] = server.received
  const [row] = await rows()
  expect(recipients).toEqual(['ada@example.com'])
  expect(mail).toMatchObject({ subject: 'For ada@example.com', text: 'Words', html: '<p>Words</p>' })
  expect(mail?.from?.text).toBe('"Keyturn" <keyturn@example.com>')
  expect(mail?.messageId).toBe(`<${row?.messageId}>`)
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(row).toMatchObject({ sentAt: start, attempts: 1, lastError: null })
})

test('a server that is down for the first five attempts: every message arrives, once', async () => {
  const stopped = await serve()
  const { port, url } = stopped
  await stopped.close()
  servers.length = 0
  const everybody = ['ada@example.com', 'bob@example.com', 'eve@example.com']
  await write(...everybody)
  for (let attempt = 1; attempt <= 5; attempt++) {
    expect(await round(url)).toBe(0)
    for (const row of await rows()) {
      expect(row).toMatchObject({ attempts: attempt, sentAt: null, failedAt: null })
      expect(row.lastError).toMatch(/ECONNREFUSED/)
    }
    // Nothing is tried before its time, and each pause is twice the last.
    later(pauseAfter(attempt) - 1)
    expect(await round(url)).toBe(0)
    expect((await rows()).map((row) => row.attempts)).toEqual([attempt, attempt, attempt])
    later(1)
  }
  const server = await serve({ port })
  expect(await round(url)).toBe(3)
  later(day)
  expect(await round(url)).toBe(0)
  expect(recipientsOf(server)).toEqual(everybody)
})

test('pauses grow from ten seconds to an hour', () => {
  expect([1, 2, 3, 4, 8, 9, 10, 80].map((attempts) => pauseAfter(attempts) / second)).toEqual([
    10, 20, 40, 80, 1280, 2560, 3600, 3600,
  ])
})

test('a refused recipient keeps nobody else from their message, and is given up after three days, visibly', async () => {
  const server = await serve({
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('bob') ? new Error('550 no such user') : undefined),
  })
  await write('ada@example.com', 'bob@example.com', 'eve@example.com')
  expect(await round(server.url)).toBe(2)
  expect(recipientsOf(server)).toEqual(['ada@example.com', 'eve@example.com'])
  for (let hours = 0; hours < 72; hours++) {
    later(day / 24)
    await round(server.url)
  }
  const [ada, bob] = await rows()
  expect(ada?.sentAt).toEqual(start)
  expect(bob).toMatchObject({ sentAt: null, failedAt: expect.any(Date) as Date })
  expect(bob?.lastError).toMatch(/no such user/)
  expect(bob?.failedAt?.getTime()).toBeGreaterThan(start.getTime() + 2.9 * day)
  const attempts = bob?.attempts
  later(10 * day)
  await round(server.url)
  expect((await rows())[1]?.attempts).toBe(attempts)
})

test('a server that takes its time gets every message once', async () => {
  const server = await serve({ onMailFrom: (_address, _session, done) => void setTimeout(done, 300) })
  await write('ada@example.com', 'bob@example.com', 'eve@example.com')
  await Promise.all([round(server.url), round(server.url, other)])
  expect(recipientsOf(server)).toEqual(['ada@example.com', 'bob@example.com', 'eve@example.com'])
})

test('a process that dies between sending and noting it: the message comes again with the same Message-ID', async () => {
  const server = await serve()
  await write('ada@example.com')
  const outbox = keepMailOutbox(prisma)
  const mail = await outbox.lease(now, new Date(now.getTime() + leaseTime))
  if (!mail) throw new Error('nothing was due')
  await openSmtp({ url: server.url, from }).send(mail)
  // Here it died. Nobody else takes the message while its lease may still be used.
  expect(await round(server.url, other)).toBe(0)
  later(leaseTime)
  expect(await round(server.url, other)).toBe(1)
  expect(recipientsOf(server)).toEqual(['ada@example.com', 'ada@example.com'])
  expect(new Set(server.received.map((each) => each.mail.messageId)).size).toBe(1)
  // The dead one, come back, changes nothing.
  await outbox.notSent(mail, 'too late', null, now)
  expect((await rows())[0]).toMatchObject({ failedAt: null, lastError: null, sentAt: now })
})

test('two processes at once send each message once', async () => {
  const server = await serve()
  const everybody = Array.from({ length: 24 }, (_, i) => `person-${String(i).padStart(2, '0')}@example.com`)
  await write(...everybody)
  const counts = await Promise.all([prisma, other, prisma, other].map((client) => round(server.url, client)))
  expect(counts.reduce((sum, count) => sum + count)).toBe(24)
  expect(recipientsOf(server)).toEqual(everybody)
})

test('nobody who has been disabled is written to', async () => {
  const server = await serve()
  const person = await keyturn.person('auditor')
  const id = randomUUID()
  await write('ada@example.com')
  await prisma.notification.create({
    data: { id, userId: person.id, kind: 'expiry', key: 'k', title: 't', body: 'b', createdAt: start },
  })
  await prisma.mailOutbox.updateMany({ data: { notificationId: id } })
  await prisma.user.update({ where: { id: person.id }, data: { disabledAt: start } })
  expect(await round(server.url)).toBe(0)
  expect(await rows()).toEqual([])
})

describe('a password', () => {
  const withPassword = ({ port }: TestSmtpServer) => `smtp://ada:secret@127.0.0.1:${port}`

  test('is shown to a server that asks for it', async () => {
    const server = await serve({
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        username === 'ada' && password === 'secret'
          ? done(null, { user: username })
          : done(new Error('Wrong password')),
    })
    await write('ada@example.com')
    expect(await round(withPassword(server))).toBe(1)
    await write('bob@example.com')
    expect(await round(withPassword(server).replace('secret', 'wrong'))).toBe(0)
    expect((await rows())[1]?.lastError).toMatch(/Invalid login|Wrong password/)
  })

  test('is never shown without TLS to a server elsewhere', async () => {
    let shown = false
    const server = await serve({
      onAuth: (_login, _session, done) => {
        shown = true
        done(null, { user: 'ada' })
      },
    })
    await write('ada@example.com')
    // A name for this machine that does not say so.
    expect(await round(withPassword(server).replace('127.0.0.1', '0.0.0.0'))).toBe(0)
    expect(shown).toBe(false)
    expect((await rows())[0]?.lastError).toMatch(/STARTTLS|TLS/i)
  })
})
