import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSmtp } from '@/lib/mail/smtp'
import { startSmtpServer, type TestSmtpServer } from '@/lib/mail/test-smtp-server'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepMailOutbox } from '@/lib/store/mail-outbox'
import { keepNotices } from '@/lib/store/notices'
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
  await prisma.refusedAddress.deleteMany()
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
        createdAt: now,
        nextTryAt: now,
        giveUpAt: new Date(now.getTime() + 3 * day),
      }
    }),
  })
}

/** One round of a process. */
async function round(url: string, client = prisma): Promise<number> {
  const transport = await openSmtp({ url, from })
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

test('a message arrives as text and HTML, with its sender and recipient, marked as automatic', async () => {
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
  expect(row).toMatchObject({ sentAt: start, attempts: 1, lastError: null, text: '', html: '' })
})

test('a message that has waited for two weeks is not sent any more, and its text is erased', async () => {
  const server = await serve()
  await write('ada@example.com')
  await write('bob@example.com')
  await prisma.mailOutbox.updateMany({
    where: { recipient: 'ada@example.com' },
    data: { createdAt: new Date(start.getTime() - 14 * day) },
  })
  await prisma.mailOutbox.updateMany({
    where: { recipient: 'bob@example.com' },
    data: { expiresAt: new Date(start.getTime() + 1) },
  })
  expect(await round(server.url)).toBe(1)
  expect(recipientsOf(server)).toEqual(['bob@example.com'])
  const [ada] = await rows()
  expect(ada).toMatchObject({
    text: '',
    html: '',
    sentAt: null,
    failedAt: start,
    lastError: 'It expired before it could be sent.',
  })
})

test('messages without a notice, which carry links, are removed as notices are, and younger ones stay', async () => {
  await write('ada@example.com')
  later(1)
  await write('bob@example.com')
  await keepNotices(prisma).remove(now)
  expect((await rows()).map(({ recipient }) => recipient)).toEqual(['bob@example.com'])
})

describe('a message that a process is sending', () => {
  const lease = () => keepMailOutbox(prisma).lease(now, new Date(now.getTime() + leaseTime))

  test('does not expire in its hands; if the process dies, nobody sends it after it has expired', async () => {
    const server = await serve()
    await write('ada@example.com', 'bob@example.com')
    await prisma.mailOutbox.updateMany({ data: { expiresAt: new Date(start.getTime() + second) } })
    const [sending, dying] = [await lease(), await lease()]
    if (!sending || !dying) throw new Error('nothing was due')
    later(second)
    expect(await round(server.url, other)).toBe(0)
    for (const row of await rows())
      expect(row).toMatchObject({ text: 'Words', failedAt: null, leasedUntil: expect.any(Date) as Date })
    await keepMailOutbox(prisma).sent(sending, now)
    later(leaseTime)
    expect(await lease(), 'it has expired').toBeNull()
    expect(await round(server.url, other)).toBe(0)
    expect(await prisma.mailOutbox.findUnique({ where: { id: dying.id } })).toMatchObject({
      text: '',
      sentAt: null,
      lastError: 'It expired before it could be sent.',
    })
    expect(await prisma.mailOutbox.findUnique({ where: { id: sending.id } })).toMatchObject({
      failedAt: null,
      lastError: null,
    })
    expect(server.received).toEqual([])
  })

  test('is not given up in its hands when its address is marked', async () => {
    await write('ada@example.com')
    const sending = await lease()
    await prisma.refusedAddress.create({
      data: { address: 'ada@example.com', days: 3, refusedAt: now, markedAt: now, reason: 'No such user' },
    })
    await keepMailOutbox(other).giveUpMarked(now)
    expect(await rows()).toMatchObject([
      { id: sending?.id, failedAt: null, leasedUntil: expect.any(Date) as Date },
    ])
    later(leaseTime)
    await keepMailOutbox(other).giveUpMarked(now)
    expect(await rows()).toMatchObject([{ failedAt: now, leasedUntil: null }])
  })
})

test('a link that the mail server quotes is not stored', async () => {
  const link = `https://keys.example.com/invitation?token=kt_link_${'a1B2'.repeat(12)}`
  const onRcptTo: Refusing = (_address, _session, done) =>
    done(Object.assign(new Error(`no such user: ${link}`), { responseCode: 550 }))
  const server = await serve({ onRcptTo })
  await write('ada@example.com')
  expect(await round(server.url)).toBe(0)
  expect((await rows())[0]?.lastError).toContain('no such user: [link]')
  expect(await prisma.refusedAddress.findMany()).toMatchObject([
    { reason: expect.stringContaining('no such user: [link]') as string },
  ])
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
    // Nothing is tried early, and each pause is twice the previous one.
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

type Refusing = NonNullable<Parameters<typeof startSmtpServer>[0]>['onRcptTo']

/** A server that refuses some recipients, and records each one that it was asked for. */
function refusing(refused: (address: string) => boolean, code = 550) {
  const asked: string[] = []
  const onRcptTo: Refusing = ({ address }, _session, done) => {
    asked.push(address)
    done(refused(address) ? Object.assign(new Error('no such user'), { responseCode: code }) : undefined)
  }
  return { asked, onRcptTo }
}

/** A day of a sending process: rounds in the first minutes, then every two hours. */
async function passDay(url: string): Promise<void> {
  const end = now.getTime() + day
  for (const pause of [0, 10, 20, 40, 80]) {
    later(pause * second)
    await round(url)
  }
  for (let hour = 2; hour < 24; hour += 2) {
    later(day / 12)
    await round(url)
  }
  now = new Date(end)
}

const marked = async () =>
  (await prisma.refusedAddress.findMany({ where: { markedAt: { not: null } } })).map(({ address }) => address)

describe('a recipient who is refused permanently while others are accepted', () => {
  test.each([
    ['comes after them', 'zoe@example.com'],
    ['comes before them', 'aaron@example.com'],
  ])(
    'is rarely tried, marked after three days and then not tried again, if the address %s',
    async (_title, refusedOne) => {
      const { asked, onRcptTo } = refusing((address) => address === refusedOne)
      const server = await serve({ onRcptTo })
      const tries: number[] = []
      for (let date = 1; date <= 16; date++) {
        const before = asked.length
        await write('ada@example.com', refusedOne, 'eve@example.com')
        await passDay(server.url)
        tries.push(asked.slice(before).filter((address) => address === refusedOne).length)
        expect(await marked()).toEqual(date < 3 ? [] : [refusedOne])
      }
      expect(Math.max(...tries.slice(0, 3))).toBeLessThanOrEqual(2)
      expect(tries.slice(3)).toEqual(Array.from({ length: 13 }, () => 0))
      expect(recipientsOf(server).filter((address) => address === 'ada@example.com')).toHaveLength(16)
      const unsent = await prisma.mailOutbox.findMany({ where: { sentAt: null } })
      expect(unsent).toHaveLength(16)
      for (const { recipient, failedAt } of unsent)
        expect([recipient, failedAt !== null]).toEqual([refusedOne, true])
      const refused = await prisma.refusedAddress.findUnique({ where: { address: refusedOne } })
      expect(refused).toMatchObject({
        days: 3,
        reason: expect.stringContaining('550 no such user') as string,
      })
    },
  )

  test('is recognized even if there are two of them', async () => {
    const two = ['bob@example.com', 'eve@example.com']
    const { asked, onRcptTo } = refusing((address) => two.includes(address))
    const server = await serve({ onRcptTo })
    for (let date = 1; date <= 3; date++) {
      await write('ada@example.com', ...two)
      await passDay(server.url)
    }
    expect((await marked()).toSorted()).toEqual(two)
    expect(asked.filter((address) => two.includes(address)).length).toBeLessThanOrEqual(12)
  })

  test('is not marked after one bad day, or after three with a good one in between', async () => {
    let refuses = true
    const { onRcptTo } = refusing((address) => refuses && address.startsWith('bob'))
    const server = await serve({ onRcptTo })
    for (const date of [1, 2, 3, 4, 5]) {
      refuses = date !== 3
      await write('ada@example.com', 'bob@example.com')
      await passDay(server.url)
      expect(await marked()).toEqual([])
    }
  })

  test('counts once a day, with any number of messages', async () => {
    const { onRcptTo } = refusing((address) => address.startsWith('bob'))
    const server = await serve({ onRcptTo })
    await write('ada@example.com', ...Array.from({ length: 6 }, () => 'bob@example.com'))
    await passDay(server.url)
    expect(await prisma.refusedAddress.findMany()).toMatchObject([{ days: 1, markedAt: null }])
  })
})

describe('a server that refuses everyone is retried, and no address is marked', () => {
  const everybody = ['ada@example.com', 'bob@example.com', 'eve@example.com']
  const no = () => Object.assign(new Error('refused'), { responseCode: 550 })

  test.each([
    ['each recipient', { onRcptTo: refusing(() => true).onRcptTo }],
    [
      'the sender',
      { onMailFrom: (_address: unknown, _session: unknown, done: (error: Error) => void) => done(no()) },
    ],
  ])('%s, for a whole day', async (_title, options) => {
    const server = await serve(options)
    await write(...everybody)
    await passDay(server.url)
    expect(await marked()).toEqual([])
    for (const row of await rows()) expect(row).toMatchObject({ sentAt: null, failedAt: null })
    for (const row of await rows()) expect(row.attempts).toBeGreaterThan(12)

    const { port } = server
    await server.close()
    const mended = await serve({ port })
    later(day / 24)
    expect(await round(mended.url)).toBe(3)
  })

  test('even if it accepted them a minute before', async () => {
    let refuses = false
    const { onRcptTo } = refusing(() => refuses)
    const server = await serve({ onRcptTo })
    await write(...everybody)
    expect(await round(server.url)).toBe(3)
    later(60 * second)
    refuses = true
    await write(...everybody)
    await passDay(server.url)
    for (const row of await prisma.mailOutbox.findMany({ where: { sentAt: null } }))
      expect(row.failedAt).toBeNull()
    refuses = false
    later(day / 24)
    expect(await round(server.url)).toBe(3)
    expect(await prisma.refusedAddress.count()).toBe(0)
  })

  test('from the middle of a day on: at most the first three messages are given up', async () => {
    let taken = 0
    const onRcptTo: Refusing = (_address, _session, done) => done(taken++ < 4 ? undefined : no())
    const server = await serve({ onRcptTo })
    await write(...Array.from({ length: 12 }, (_, i) => `person-${i}@example.com`))
    await passDay(server.url)
    expect(await prisma.mailOutbox.count({ where: { failedAt: { not: null } } })).toBeLessThanOrEqual(3)
    expect(await prisma.mailOutbox.count({ where: { sentAt: null, failedAt: null } })).toBeGreaterThanOrEqual(
      5,
    )
    expect(await marked()).toEqual([])
  })
})

test('a recipient who is refused temporarily is tried for three days, then given up, and never marked', async () => {
  const { onRcptTo } = refusing((address) => address.startsWith('bob'), 451)
  const server = await serve({ onRcptTo })
  await write('ada@example.com', 'bob@example.com')
  for (let date = 1; date <= 4; date++) await passDay(server.url)
  const [, bob] = await rows()
  expect(bob).toMatchObject({ sentAt: null, failedAt: expect.any(Date) as Date })
  expect(bob?.failedAt?.getTime()).toBeGreaterThan(start.getTime() + 2.9 * day)
  expect(await prisma.refusedAddress.count()).toBe(0)
})

test('a person can have a marked address retried, and a delivered message removes the mark', async () => {
  let refuses = true
  const { onRcptTo } = refusing((address) => refuses && address === keyturn.administrator.email)
  const server = await serve({ onRcptTo })
  for (let date = 1; date <= 3; date++) {
    await write('eve@example.com', keyturn.administrator.email)
    await passDay(server.url)
  }
  expect(await marked()).toEqual([keyturn.administrator.email])
  expect(await keyturn.runtime.getMailState(keyturn.administrator, {})).toMatchObject({
    value: { refused: [{ address: keyturn.administrator.email, name: 'Ada Lovelace' }] },
  })
  expect(await keyturn.runtime.listPeople(keyturn.administrator, {})).toMatchObject({
    value: { people: [{ email: keyturn.administrator.email, mailRefusedSince: expect.any(Date) as Date }] },
  })

  refuses = false
  const retried = await keyturn.runtime.retryMail(keyturn.administrator, {})
  expect(retried).toEqual({ ok: true, value: { messages: 3, addresses: 1 } })
  expect(await marked()).toEqual([])
  // The runtime makes them due by its own clock, which differs from this one.
  now = new Date(Date.now() + second)
  expect(await round(server.url)).toBe(3)
  expect(await keyturn.runtime.listPeople(keyturn.administrator, {})).toMatchObject({
    value: { people: [{ email: keyturn.administrator.email, mailRefusedSince: null }] },
  })
  expect(await prisma.refusedAddress.count()).toBe(0)
})

test('messages to another address of the same person are sent at once', async () => {
  const { onRcptTo } = refusing((address) => address === keyturn.administrator.email)
  const server = await serve({ onRcptTo })
  for (let date = 1; date <= 3; date++) {
    await write('eve@example.com', keyturn.administrator.email)
    await passDay(server.url)
  }
  const { id } = keyturn.administrator
  await prisma.user.update({ where: { id }, data: { email: 'lovelace@example.com' } })
  await write('lovelace@example.com')
  expect(await round(server.url)).toBe(1)
  expect(await keyturn.runtime.getMailState(keyturn.administrator, {})).toMatchObject({
    value: { refused: [] },
  })
  await prisma.user.update({ where: { id }, data: { email: keyturn.administrator.email } })
})

test('a slow server gets every message once', async () => {
  const server = await serve({ onMailFrom: (_address, _session, done) => void setTimeout(done, 300) })
  await write('ada@example.com', 'bob@example.com', 'eve@example.com')
  await Promise.all([round(server.url), round(server.url, other)])
  expect(recipientsOf(server)).toEqual(['ada@example.com', 'bob@example.com', 'eve@example.com'])
})

test('if a process dies between sending a message and recording it, the message is sent again with the same Message-ID', async () => {
  const server = await serve()
  await write('ada@example.com')
  const outbox = keepMailOutbox(prisma)
  const mail = await outbox.lease(now, new Date(now.getTime() + leaseTime))
  if (!mail) throw new Error('nothing was due')
  await (await openSmtp({ url: server.url, from })).send(mail)
  // The process died here. No other takes the message while its lease is valid.
  expect(await round(server.url, other)).toBe(0)
  later(leaseTime)
  expect(await round(server.url, other)).toBe(1)
  expect(recipientsOf(server)).toEqual(['ada@example.com', 'ada@example.com'])
  expect(new Set(server.received.map((each) => each.mail.messageId)).size).toBe(1)
  // If the dead process comes back, it changes nothing.
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

test('people who have been disabled get no mail', async () => {
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
    // A name for this machine that is not recognized as local.
    expect(await round(withPassword(server).replace('127.0.0.1', '0.0.0.0'))).toBe(0)
    expect(shown).toBe(false)
    expect((await rows())[0]?.lastError).toMatch(/STARTTLS|TLS/i)
  })
})
