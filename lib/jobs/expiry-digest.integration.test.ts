import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { stateOf } from '@/lib/domain/credential'
import { PrismaClient } from '@/lib/store/generated/client'
import { openTestRuntime, plainKey, type TestRuntime } from '@/lib/test-runtime'
import { sendDigests } from './expiry-digest'
import { issueExpiring, noticeContext, subscribe } from './test-notices'

const minute = 60_000
const day = 24 * 60 * minute

let keyturn: TestRuntime
let prisma: PrismaClient
/** Subscribed in the console and by e-mail, in Berlin. */
let administrator: Person
/** Subscribed only by e-mail, in Los Angeles, in two groups. */
let backup: Person
/** Subscribed only in the console, in Kathmandu. */
let security: Person
let auditor: Person
let products: Map<string, string>

async function inZone(person: Person, timeZone: string): Promise<Person> {
  await prisma.user.update({ where: { id: person.id }, data: { timeZone } })
  return { ...person, timeZone }
}

beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  products = new Map((await prisma.product.findMany()).map(({ slug, id }) => [slug, id]))
  const of = (slug: string) => [products.get(slug) ?? '']
  administrator = await inZone(keyturn.administrator, 'Europe/Berlin')
  backup = await inZone(
    await keyturn.person('product_administrator', of('endpoint-backup')),
    'America/Los_Angeles',
  )
  security = await inZone(await keyturn.person('product_administrator', of('security')), 'Asia/Kathmandu')
  auditor = await keyturn.person('auditor')
  const disabled = await keyturn.person('cloud_administrator')
  await prisma.user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } })
  await subscribe(prisma, [backup, disabled], { inConsole: false, byEmail: true })
  await subscribe(prisma, [backup], { inConsole: false, byEmail: true })
  await subscribe(prisma, [security], { inConsole: true, byEmail: false })
  await subscribe(prisma, [auditor], { inConsole: false, byEmail: false })
})
afterAll(() => keyturn.close())
beforeEach(async () => {
  await prisma.notification.deleteMany()
  await prisma.credential.deleteMany()
})

/** Everything that was sent, one per line: when, how, to whom, and what. */
async function sent(): Promise<string[]> {
  const names = new Map([administrator, backup, security, auditor].map(({ id, email }) => [id, email]))
  const rows = await prisma.notification.findMany({
    include: { mail: true },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
  })
  return rows.map(({ createdAt, inConsole, mail, userId, title }) =>
    [
      createdAt.toISOString().slice(0, 16),
      `${inConsole ? 'console' : ''}${mail ? '+mail' : ''}`,
      names.get(userId) ?? 'another person',
      title,
    ].join(' '),
  )
}

test('X5, X6: a key that expires in 30 days gets the right digests over 31 days, to the right people at the right time', async () => {
  const created = new Date('2026-10-10T12:00:00Z')
  const expiresAt = new Date(created.getTime() + 30 * day)
  const productId = products.get('endpoint-backup') ?? ''
  await issueExpiring(keyturn, prisma, { name: 'Backup agent', expiresAt, productId })
  const context = noticeContext(prisma)
  const states: Record<string, string[]> = { active: [], expired: [] }
  // Hourly once there is something to send; less often before that, to be quick.
  for (let hour = 0; hour <= 31 * 24; hour += hour < 15 * 24 ? 4 : 1) {
    const now = new Date(created.getTime() + hour * 60 * minute)
    const before = await prisma.notification.count()
    await sendDigests(context, now)
    if ((await prisma.notification.count()) > before) {
      states[stateOf({ expiresAt, disabledAt: null }, now)]?.push(now.toISOString().slice(0, 16))
    }
  }
  // 08:00 in Berlin is 06:00Z in summer and 07:00Z from 25 October; in Los Angeles 15:00Z, and 16:00Z from 1 November.
  const expected = []
  for (let left = 14; left >= 0; left--) {
    const date = new Date(expiresAt.getTime() - left * day).toISOString().slice(0, 10)
    const title = `Backup agent expires ${left === 0 ? 'today' : `in ${left} day${left === 1 ? '' : 's'}`}`
    expected.push(`${date}T07:00 console+mail ${administrator.email} ${title}`)
    // It expires at 04:00 in Los Angeles, so the digest of that day reports it there as expired.
    const told = left === 0 ? 'Backup agent has expired' : title
    expected.push(`${date}T${date < '2026-11-01' ? '15' : '16'}:00 +mail ${backup.email} ${told}`)
  }
  expected.push(`2026-11-10T07:00 console+mail ${administrator.email} Backup agent has expired`)
  expect(await sent()).toEqual(expected)
  expect(states.active?.at(-1)).toBe('2026-11-09T07:00')
  expect(states.expired).toEqual(['2026-11-09T16:00', '2026-11-10T07:00'])
}, 120_000)

test('X6: each person gets one message about what they may see, and nobody else gets anything', async () => {
  const expiresAt = new Date('2026-11-25T12:00:00Z')
  const names = ['Cloud export', 'Backup agent', 'Security scanner']
  const [, backupId = '', securityId = ''] = await Promise.all(
    [undefined, 'endpoint-backup', 'security'].map((slug, i) =>
      issueExpiring(keyturn, prisma, {
        name: names[i] ?? '',
        expiresAt: new Date(expiresAt.getTime() + i * minute),
        productId: slug && products.get(slug),
      }),
    ),
  )
  await sendDigests(noticeContext(prisma), new Date('2026-11-22T20:00:00Z'))
  expect((await sent()).toSorted()).toEqual(
    [
      `2026-11-22T20:00 console+mail ${administrator.email} 3 credentials expire within 14 days`,
      `2026-11-22T20:00 +mail ${backup.email} Backup agent expires in 3 days`,
    ].toSorted(),
  )
  // In Kathmandu it is 01:45 of the next day, which is before eight.
  await sendDigests(noticeContext(prisma), new Date('2026-11-23T02:15:00Z'))
  expect((await sent()).at(-1)).toBe(
    `2026-11-23T02:15 console ${security.email} Security scanner expires in 2 days`,
  )

  const mails = await prisma.mailOutbox.findMany()
  expect(mails.map((mail) => mail.recipient).toSorted()).toEqual(
    [administrator.email, backup.email].toSorted(),
  )
  const [toAdministrator, toBackup] = [administrator, backup].map(({ email }) =>
    mails.find((mail) => mail.recipient === email),
  )
  for (const part of [toAdministrator?.text, toAdministrator?.html])
    for (const name of names) expect(part).toContain(name)
  for (const part of [toBackup?.text, toBackup?.html]) {
    expect(part).toContain(`https://keys.example.com/api-clients?client=${backupId}`)
    expect(part).not.toMatch(/Cloud export|Security scanner/)
    expect(part).not.toContain(securityId)
  }
})

test('X5: nobody gets two digests for a day, even with repeated runs, several processes, restarts and clock jumps', async () => {
  await issueExpiring(keyturn, prisma, { name: 'Once', expiresAt: new Date('2026-12-01T12:00:00Z') })
  const other = new PrismaClient({ adapter: keyturn.database.adapter })
  const contexts = [prisma, other, prisma, other].map(noticeContext)
  const at = async (iso: string) => {
    await Promise.all(contexts.map((context) => sendDigests(context, new Date(iso))))
    return prisma.mailOutbox.count()
  }
  expect(await at('2026-11-22T09:00:00Z')).toBe(1)
  expect(await at('2026-11-22T09:10:00Z')).toBe(1)
  // The clock was set forward by a day and back again: the day that it showed has had its digest.
  expect(await at('2026-11-23T09:00:00Z')).toBe(2)
  expect(await at('2026-11-22T09:20:00Z')).toBe(2)
  expect(await at('2026-11-23T09:00:00Z')).toBe(2)
  expect(await at('2026-11-24T09:00:00Z')).toBe(3)
  await other.$disconnect()
})

test('X5: a missed day is not made up for, and credentials that have expired since come first', async () => {
  await issueExpiring(keyturn, prisma, { name: 'Lives', expiresAt: new Date('2026-12-01T12:00:00Z') })
  await issueExpiring(keyturn, prisma, { name: 'Died', expiresAt: new Date('2026-11-23T12:00:00Z') })
  const context = noticeContext(prisma)
  await sendDigests(context, new Date('2026-11-22T09:00:00Z'))
  await sendDigests(context, new Date('2026-11-26T21:00:00Z'))
  const mails = await prisma.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })
  expect(mails.map((mail) => mail.subject)).toEqual([
    '2 credentials expire within 14 days',
    '1 credential has expired, 1 more expires within 14 days',
  ])
  expect(mails[1]?.text).toMatch(/Died: has expired[^]*Lives: expires in 5 days/)
})

test('X5: API clients and service API keys share one digest, each with its kind and its link', async () => {
  const expiresAt = new Date('2026-11-25T12:00:00Z')
  await issueExpiring(keyturn, prisma, { name: 'Billing export', expiresAt })
  const created = await keyturn.runtime.createServiceApiKey(administrator, {
    ...plainKey,
    name: 'Nightly key',
    serviceUser: 'warehouse',
    expiresAt: new Date('2099-01-01T00:00:00Z'),
    submissionId: randomUUID(),
  })
  if (!created.ok) throw new Error(created.failure.kind)
  const { id } = created.value.key
  await prisma.credential.update({ where: { id }, data: { expiresAt } })
  await sendDigests(noticeContext(prisma), new Date('2026-11-22T09:00:00Z'))
  const [mail] = await prisma.mailOutbox.findMany()
  expect(mail?.subject).toBe('2 credentials expire within 14 days')
  expect(mail?.text).toContain('Service API key of warehouse')
  expect(mail?.html).toContain(`href="https://keys.example.com/service-keys?key=${id}"`)
  expect(mail?.text).toContain('/api-clients?client=')
  const [notice] = await prisma.notification.findMany()
  expect(notice?.items).toEqual(
    expect.arrayContaining([
      { kind: 'service_api_key', id, name: 'Nightly key', expiresAt: expiresAt.toISOString() },
    ]),
  )
})

test('a deleted credential is no longer in the digest', async () => {
  const id = await issueExpiring(keyturn, prisma, {
    name: 'Gone',
    expiresAt: new Date('2026-11-25T12:00:00Z'),
  })
  await keyturn.runtime.deleteApiClient(administrator, { id })
  await sendDigests(noticeContext(prisma), new Date('2026-11-22T09:00:00Z'))
  expect(await sent()).toEqual([])
})
