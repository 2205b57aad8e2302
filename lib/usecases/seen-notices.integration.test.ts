import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { digestKey } from '@/lib/domain/digest'
import { leakBody, leakTitle } from '@/lib/domain/leak'
import type { Role } from '@/lib/domain/role'
import { sendDigests } from '@/lib/jobs/expiry-digest'
import { issueExpiring, noticeContext, subscribe } from '@/lib/jobs/test-notices'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepMailOutbox } from '@/lib/store/mail-outbox'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'

// A person who loses a role or a product no longer reads about credentials that they may not see, even in old notices.

const day = 24 * 60 * 60 * 1000
const now = new Date('2026-11-22T12:00:00Z')

let keyturn: TestRuntime
let prisma: PrismaClient
let first: string
let second: string

beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  const [one, two] = await prisma.product.findMany()
  if (!one || !two) throw new Error('the seed has products')
  ;[first, second] = [one.id, two.id]
})
afterAll(() => keyturn.close())
beforeEach(async () => {
  await prisma.notification.deleteMany()
  await prisma.credential.deleteMany()
  await prisma.group.deleteMany()
})

const issue = (name: string, days: number, productId?: string) =>
  issueExpiring(keyturn, prisma, { name, expiresAt: new Date(now.getTime() + days * day), productId })
const told = (at = now) => sendDigests(noticeContext(prisma), at)

/** Edits the person, and returns them with the new role and products. */
async function become(person: Person, role: Role, productIds: string[] = []): Promise<Person> {
  const { id, name } = person
  const edited = await keyturn.runtime.editPerson(keyturn.administrator, {
    id,
    name,
    role,
    productIds,
    groupIds: (await prisma.groupMember.findMany({ where: { userId: id } })).map(({ groupId }) => groupId),
  })
  if (!edited.ok) throw new Error(edited.failure.kind)
  return { ...person, role, productIds }
}

/** The notices that they read, and the number on the bell. */
async function read(person: Person) {
  const page = await keyturn.runtime.listNotifications(person, {})
  const unread = await keyturn.runtime.countUnreadNotifications(person, {})
  if (!page.ok || !unread.ok) throw new Error('they may read their own')
  const { notices } = page.value
  return { notices, unread: unread.value, text: JSON.stringify(notices) }
}

async function warnOfLeak(person: Person, credentialId: string, name: string): Promise<void> {
  await prisma.notification.create({
    data: {
      id: randomUUID(),
      userId: person.id,
      kind: 'forbidden_address',
      key: randomUUID(),
      title: leakTitle(name),
      body: leakBody({ credentialId, from: '203.0.113.9', at: now }),
      items: [{ kind: 'api_client', id: credentialId, name, expiresAt: null }],
      createdAt: now,
    },
  })
}

describe('a digest', () => {
  test('names only credentials of products that its reader still administers, in its title too', async () => {
    const person = await keyturn.person('product_administrator', [first, second])
    await subscribe(prisma, [person], { inConsole: true, byEmail: false })
    await issue('Ours', 3, first)
    await issue('Theirs', 5, second)
    await issue('Theirs, gone', -1, second)
    await told()
    expect((await read(person)).notices).toMatchObject([
      { title: '1 credential has expired, 2 more expire within 14 days' },
    ])

    const { notices, unread, text } = await read(await become(person, 'product_administrator', [first]))
    expect(notices).toMatchObject([
      { title: 'Ours expires in 3 days', body: expect.not.stringContaining('Expired credentials') as string },
    ])
    expect(notices[0]?.items.map(({ name }) => name)).toEqual(['Ours'])
    expect(unread).toBe(1)
    expect(text).not.toContain('Theirs')
  })

  test('is hidden while its reader may see none of its credentials', async () => {
    const person = await keyturn.person('cloud_administrator')
    await subscribe(prisma, [person], { inConsole: true, byEmail: false })
    await issue('Unauthorized', 3)
    await issue('Of the second', 4, second)
    await told()
    const demoted = await become(person, 'product_administrator', [first])
    expect(await read(demoted)).toEqual({ notices: [], unread: 0, text: '[]' })
    expect(await keyturn.runtime.markNotificationsRead(demoted, {})).toEqual({ ok: true, value: 0 })
    const [hidden] = await prisma.notification.findMany({ where: { userId: person.id } })
    const byHand = await keyturn.runtime.markNotificationsRead(demoted, { ids: [hidden?.id ?? ''] })
    expect(byHand).toEqual({ ok: true, value: 0 })

    const auditor = await read(await become(person, 'auditor'))
    expect(auditor.unread).toBe(1)
    expect(auditor.notices[0]?.items.map(({ name }) => name)).toEqual(['Unauthorized', 'Of the second'])
  })

  test('is hidden if its credential is now authorized for other products', async () => {
    const person = await keyturn.person('product_administrator', [first])
    await subscribe(prisma, [person], { inConsole: true, byEmail: false })
    const id = await issue('Moved', 3, first)
    await told()
    expect((await read(person)).unread).toBe(1)
    await prisma.credential.update({
      where: { id },
      data: { authorizedProducts: { deleteMany: {}, create: { productId: second } } },
    })
    expect((await read(person)).notices).toEqual([])
    await prisma.credential.update({ where: { id }, data: { authorization: 'cloud_administrator' } })
    expect((await read(person)).notices).toEqual([])
  })

  test('still names deleted credentials, as the audit trail does', async () => {
    const person = await keyturn.person('product_administrator', [first])
    await subscribe(prisma, [person], { inConsole: true, byEmail: false })
    const id = await issue('Deleted since', 3, first)
    await told()
    await keyturn.runtime.deleteApiClient(keyturn.administrator, { id })
    expect((await read(person)).notices[0]?.items.map(({ name }) => name)).toEqual(['Deleted since'])
  })
})

test('a leak alert is hidden if its reader may no longer see the credential', async () => {
  const person = await keyturn.person('cloud_administrator')
  const [unauthorized, theirs, ours] = [
    await issue('Unauthorized', 3),
    await issue('Theirs', 3, second),
    await issue('Ours', 3, first),
  ]
  await warnOfLeak(person, unauthorized, 'Unauthorized')
  await warnOfLeak(person, theirs, 'Theirs')
  await warnOfLeak(person, ours, 'Ours')
  const { notices, unread } = await read(await become(person, 'product_administrator', [first]))
  expect(notices.map(({ title }) => title)).toEqual(['The secret of Ours was used from a forbidden address'])
  expect(unread).toBe(1)
})

test('every page is full, however many notices are hidden', async () => {
  const person = await keyturn.person('product_administrator', [first])
  const [ours, theirs] = [await issue('Ours', 3, first), await issue('Theirs', 3, second)]
  for (let index = 0; index < 100; index++) {
    await warnOfLeak(person, index % 2 ? ours : theirs, index % 2 ? 'Ours' : 'Theirs')
  }
  const sizes: number[] = []
  for (let after: { createdAt: Date; id: string } | undefined; ;) {
    const page = await keyturn.runtime.listNotifications(person, { after })
    if (!page.ok) throw new Error(page.failure.kind)
    sizes.push(page.value.notices.length)
    if (!page.value.next) break
    after = page.value.next
  }
  expect(sizes).toEqual([30, 20])
  expect((await read(person)).unread).toBe(50)
})

test('waiting mail is not sent to a recipient who may no longer see all credentials in it', async () => {
  const [kept, demoted, narrowed, auditor] = [
    await keyturn.person('product_administrator', [first]),
    await keyturn.person('cloud_administrator'),
    await keyturn.person('product_administrator', [first, second]),
    await keyturn.person('cloud_administrator'),
  ]
  await subscribe(prisma, [kept, demoted, narrowed, auditor], { inConsole: true, byEmail: true })
  await issue('Ours', 3, first)
  await issue('Theirs', 4, second)
  await told()
  await become(demoted, 'product_administrator', [second])
  await become(narrowed, 'product_administrator', [first])
  await become(auditor, 'auditor')
  await keepMailOutbox(prisma).removeUndeliverable()
  const waiting = await prisma.mailOutbox.findMany({ select: { recipient: true } })
  expect(waiting.map(({ recipient }) => recipient).toSorted()).toEqual([kept.email, auditor.email].toSorted())
  expect(
    await prisma.notification.count({ where: { key: digestKey('2026-11-22') } }),
    'all got the digest',
  ).toBe(4)
})
