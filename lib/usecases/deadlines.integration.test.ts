import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { countOf, type DeadlineCounts } from '@/lib/domain/deadline'
import type { Person } from '@/lib/domain/principal'
import { PrismaClient } from '@/lib/store/generated/client'
import { toDeadlineCommand } from '@/lib/schemas/forms/deadline'
import { value } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { newClient, newKey } from '@/lib/token-service/test-machine'
import { newRotated, rotatedKinds } from './test-rotation'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())
afterEach(async () => {
  await prisma.credential.updateMany({ data: { deletedAt: new Date() } })
})

const day = 24 * 60 * 60_000
const now = () => keyturn.runtime.pages.clock()
const inDays = (days: number) => new Date(now().getTime() + days * day)
const rename = (id: string, data: { name?: string; expiresAt?: Date }) =>
  prisma.credential.update({ where: { id }, data })

type Input = Parameters<TestRuntime['runtime']['listDeadlines']>[1]
const list = async (input: Input = {}, person: Person = keyturn.administrator) =>
  value(await keyturn.runtime.listDeadlines(person, input))
const line = async (person: Person = keyturn.administrator) =>
  value(await keyturn.runtime.getExpiryLine(person, {}))
const banner = async (person: Person = keyturn.administrator) =>
  value(await keyturn.runtime.getExpirations(person, {}))
/** The names in each section, such as `expired: Gone`. */
const inSections = async (input: Input = {}, person?: Person) =>
  (await list(input, person)).sections.map(
    ({ month, deadlines }) =>
      `${month ?? 'expired'}: ${deadlines.map(({ credential }) => credential.name).join(', ')}`,
  )
const totalOfSection = ({ counts }: { counts: DeadlineCounts }) => countOf(counts)
const monthOf = (date: Date) => date.toISOString().slice(0, 7)

describe('deadlines', () => {
  test('are those of both kinds in order of time: what has expired, then month by month', async () => {
    const client = await newClient(keyturn, { name: 'Client', expiresAt: inDays(200) })
    const key = await newKey(keyturn, { name: 'Key', expiresAt: inDays(100) })
    const gone = await newClient(keyturn, { name: 'Gone', expiresAt: inDays(1) })
    await newClient(keyturn, { name: 'Everlasting', expiresAt: null })
    await rename(gone.id, { expiresAt: inDays(-3) })

    const found = await list()
    expect(await inSections()).toEqual([
      'expired: Gone',
      `${monthOf(inDays(100))}: Key`,
      `${monthOf(inDays(200))}: Client`,
    ])
    expect(found.sections.flatMap(({ deadlines }) => deadlines)).toMatchObject([
      {
        event: 'expired',
        secret: null,
        credential: { state: 'expired' },
      },
      {
        event: 'expires',
        at: key.expiresAt,
        credential: {
          id: key.id,
          kind: 'service_api_key',
          clientId: null,
          serviceUser: { name: key.serviceUser.name },
        },
      },
      {
        event: 'expires',
        at: client.expiresAt,
        credential: {
          kind: 'api_client',
          clientId: client.clientId,
          serviceUser: null,
          version: client.version,
        },
      },
    ])
  })

  test('include disabled credentials, and not deleted ones', async () => {
    const off = await newClient(keyturn, { name: 'Off', expiresAt: inDays(5) })
    value(await keyturn.runtime.disableApiClient(keyturn.administrator, { id: off.id }))
    const deleted = await newClient(keyturn, { name: 'Deleted', expiresAt: inDays(5) })
    value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: deleted.id }))
    const [section] = (await list()).sections
    expect(section?.deadlines.map(({ credential }) => [credential.name, credential.state])).toEqual([
      ['Off', 'disabled'],
    ])
    expect((await banner()).expiring).toBe(1)
  })

  test('count a credential as expired at the moment of its expiry', async () => {
    const client = await newClient(keyturn, { name: 'Now', expiresAt: inDays(1) })
    const before = now()
    for (const [expiresAt, section] of [
      [before, 'expired: Now'],
      [inDays(40), `${monthOf(inDays(40))}: Now`],
    ] as const) {
      await rename(client.id, { expiresAt })
      expect(await inSections()).toEqual([section])
    }
  })

  test('begin a month when it begins for the reader', async () => {
    const year = now().getUTCFullYear() + 1
    // 18:30 UTC on 31 March is 1 April in Tokyo and still March in UTC.
    await newClient(keyturn, { name: 'Turn', expiresAt: new Date(`${year}-03-31T18:30:00Z`) })
    await newClient(keyturn, { name: 'Midnight', expiresAt: new Date(`${year}-03-31T15:00:00Z`) })
    await newClient(keyturn, { name: 'Before', expiresAt: new Date(`${year}-03-31T14:59:59.999Z`) })
    expect(await inSections()).toEqual([`${year}-03: Before, Midnight, Turn`])
    const tokyo = { ...keyturn.administrator, timeZone: 'Asia/Tokyo' }
    expect(await inSections({}, tokyo)).toEqual([`${year}-03: Before`, `${year}-04: Midnight, Turn`])
    expect((await list({}, tokyo)).sections.map(totalOfSection)).toEqual([1, 2])
    const part = { from: new Date(`${year}-03-31T15:00:00Z`), until: new Date(`${year}-03-31T18:30:00Z`) }
    expect(await inSections(part)).toEqual([`${year}-03: Midnight`])
    expect((await list(part)).sections.map(totalOfSection)).toEqual([1])
    // Winter time ends in Lisbon on the last Sunday of March, so April begins at 23:00 UTC.
    const lisbon = { ...keyturn.administrator, timeZone: 'Europe/Lisbon' }
    await newClient(keyturn, { name: 'Summer', expiresAt: new Date(`${year}-03-31T23:00:00Z`) })
    expect(await inSections({}, lisbon)).toEqual([`${year}-03: Before, Midnight, Turn`, `${year}-04: Summer`])
  })

  test('leave out what expired long ago, say how much it is, and show it when asked', async () => {
    const old = await newClient(keyturn, { name: 'Long gone', expiresAt: inDays(1) })
    await rename(old.id, { expiresAt: inDays(-32) })
    const recent = await newClient(keyturn, { name: 'Lately', expiresAt: inDays(1) })
    await rename(recent.id, { expiresAt: inDays(-29) })
    const found = await list()
    expect(await inSections()).toEqual(['expired: Lately'])
    const earlier = found.earlier ?? expect.fail()
    expect(earlier.count).toBe(1)
    expect(earlier.until).toBe(inDays(-31).toISOString().slice(0, 10))
    expect(await inSections({ until: inDays(-30.5) })).toEqual(['expired: Long gone'])
    expect((await list({ until: inDays(-30.5) })).earlier).toBeNull()
    expect(await inSections({ from: inDays(-40), until: inDays(-5) })).toEqual(['expired: Long gone, Lately'])
  })

  test('are filtered by kind and by owner', async () => {
    const other = await keyturn.person('auditor')
    await newClient(keyturn, { name: 'Client', expiresAt: inDays(1) })
    await newKey(keyturn, { name: 'Key', expiresAt: inDays(2) })
    const theirs = await newClient(keyturn, { name: 'Theirs', expiresAt: inDays(3) })
    await prisma.credential.update({ where: { id: theirs.id }, data: { ownerId: other.id } })
    const nobodys = await newClient(keyturn, { name: 'Nobody’s', expiresAt: inDays(4) })
    await prisma.credential.update({ where: { id: nobodys.id }, data: { ownerId: null } })
    const names = async (input: Input) =>
      (await list(input)).sections.flatMap(({ deadlines }) =>
        deadlines.map(({ credential }) => credential.name),
      )
    expect(await names({ kind: 'service_api_key' })).toEqual(['Key'])
    expect(await names({ kind: 'api_client' })).toEqual(['Client', 'Theirs', 'Nobody’s'])
    expect(await names({ ownerId: other.id })).toEqual(['Theirs'])
    expect(await names({ ownerId: null })).toEqual(['Nobody’s'])
    expect(await names({ ownerId: other.id, kind: 'service_api_key' })).toEqual([])
    const filtered = await list({ ownerId: other.id })
    expect(filtered.sections.map(totalOfSection)).toEqual([1])
  })

  test('come in pages that meet, forwards and backwards, with the exact number of each month', async () => {
    // Many at one moment, so that only their ids tell them apart.
    const expiresAt = inDays(60)
    const { serviceUser } = await newKey(keyturn, { expiresAt: inDays(1) })
    await prisma.credential.deleteMany({ where: { serviceUserId: serviceUser.id } })
    await prisma.$executeRaw`
      INSERT INTO "Credential" ("id", "kind", "clientId", "serviceUserId", "submissionId", "name", "nameKey", "searchText",
        "networks", "createdAt", "expiresAt")
      SELECT 'd' || md5(n::text), kind::"CredentialKind", CASE WHEN kind = 'api_client' THEN 'many_' || n END,
        CASE WHEN kind = 'service_api_key' THEN ${serviceUser.id} END, 'many ' || n, 'Many', 'many', 'many',
        '{}', now(), ${expiresAt.toISOString()}::timestamptz
      FROM (SELECT n, CASE WHEN n % 2 = 0 THEN 'api_client' ELSE 'service_api_key' END AS kind
        FROM generate_series(1, 120) AS n) AS many`
    const seen: string[] = []
    const pages: (typeof seen)[] = []
    let page = await list()
    for (;;) {
      const ids = page.sections.flatMap(({ deadlines }) => deadlines.map(({ credential }) => credential.id))
      pages.push(ids)
      seen.push(...ids)
      expect(page.sections.map(totalOfSection)).toEqual([120])
      if (!page.next) break
      page = await list({ after: page.next })
    }
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20])
    expect(new Set(seen).size).toBe(120)
    if (!page.previous) throw new Error('there is no page before the last')
    const back = await list({ before: page.previous })
    expect(
      back.sections.flatMap(({ deadlines }) => deadlines.map(({ credential }) => credential.id)),
    ).toEqual(pages[1])
  })
})

describe.each(rotatedKinds)('the retirement of the old secret of $title', (kind) => {
  test('is a deadline, which says whether the secret is still in use', async () => {
    const at = new Date(Math.floor(inDays(5).getTime() / 1000) * 1000)
    const { id, old } = await newRotated(keyturn, kind, { retirement: { kind: 'at', at } })
    await rename(id, { name: 'Payroll', expiresAt: inDays(400) })
    const first = async () => (await list()).sections[0]?.deadlines[0]
    expect(await first()).toMatchObject({
      at,
      event: 'retires',
      isStillUsed: false,
      secret: { id: old.id, isExtended: false },
      credential: { id, name: 'Payroll', kind: kind.action },
    })
    await prisma.secret.update({ where: { id: old.id }, data: { lastUsedAt: new Date(now().getTime() + 1) } })
    expect(await first()).toMatchObject({ event: 'retires', isStillUsed: true })
    expect((await banner()).expiring).toBe(0)
  })

  test('is no deadline once the secret retired, without a date, or once its credential has expired', async () => {
    const quiet = await newRotated(keyturn, kind, { retirement: { kind: 'when_quiet', hours: 24 } })
    const at = new Date(Math.floor(inDays(5).getTime() / 1000) * 1000)
    const retired = await newRotated(keyturn, kind, { retirement: { kind: 'at', at } })
    value(
      await kind.retire(keyturn.runtime)(keyturn.administrator, {
        id: retired.id,
        version: retired.version,
        secretId: retired.old.id,
      }),
    )
    const passed = await newRotated(keyturn, kind, { retirement: { kind: 'at', at } })
    await prisma.secret.update({ where: { id: passed.old.id }, data: { retiresAt: inDays(-1) } })
    const expired = await newRotated(keyturn, kind, { retirement: { kind: 'at', at } })
    for (const { id } of [quiet, retired, passed]) await rename(id, { expiresAt: inDays(400) })
    await rename(expired.id, { expiresAt: inDays(-1) })
    const events = (await list()).sections.flatMap(({ deadlines }) => deadlines.map(({ event }) => event))
    expect(events).toEqual(['expired', 'expires', 'expires', 'expires'])
  })
})

describe('what a product administrator sees', () => {
  test('are the deadlines of credentials of their products, in the list, on the line and in the banner', async () => {
    const { products } = value(await keyturn.runtime.listCatalogue(keyturn.administrator, {}))
    const [mine, other] = products
    if (!mine || !other) throw new Error('the sample catalogue is too small')
    const person = await keyturn.person('product_administrator', [mine.id])
    for (const product of [mine, other]) {
      await newClient(keyturn, {
        name: `Of ${product.name}`,
        authorization: 'product_administrator',
        productIds: [product.id],
        expiresAt: inDays(3),
      })
    }
    await newKey(keyturn, { name: 'Of all', expiresAt: inDays(3) })
    const rotated = await newRotated(keyturn, rotatedKinds[0] ?? expect.fail(), {
      retirement: { kind: 'at', at: inDays(4) },
    })
    expect((await list()).sections.reduce((sum, section) => sum + totalOfSection(section), 0)).toBe(4)
    const found = await list({}, person)
    expect(found.sections.map(totalOfSection)).toEqual([1])
    expect(found.sections[0]?.deadlines.map(({ credential }) => credential.name)).toEqual([`Of ${mine.name}`])
    expect((await line(person)).days.map(({ count }) => count)).toEqual([1])
    expect((await banner(person)).expiring).toBe(1)

    await prisma.credentialProduct.create({ data: { credentialId: rotated.id, productId: mine.id } })
    await prisma.credential.update({
      where: { id: rotated.id },
      data: { authorization: 'product_administrator' },
    })
    expect((await line(person)).days.map(({ retire }) => retire)).toEqual([0, 1])
    const auditor = await keyturn.person('auditor')
    expect((await line(auditor)).days.map(({ count }) => count)).toEqual([3, 1])
    const nobodys = await keyturn.person('product_administrator', [])
    expect(await line(nobodys)).toMatchObject({ days: [], expired: { count: 0, last: [] } })
  })
})

describe('the banner', () => {
  test('counts exactly what it leads to: expiries of seven days back and fourteen ahead, and no old secrets', async () => {
    const margin = 1 / 24
    for (const [name, days] of [
      ['Long gone', -7 - margin],
      ['Gone', -7 + margin],
      ['Just now', -margin / 60],
      ['Soon', margin],
      ['In two weeks', 14 - margin],
      ['Later', 14 + margin],
      ['Much later', 60],
    ] as const) {
      const { id } = await newClient(keyturn, { name, expiresAt: inDays(1) })
      await rename(id, { expiresAt: inDays(days) })
    }
    const rotated = await newRotated(keyturn, rotatedKinds[0] ?? expect.fail(), {
      retirement: { kind: 'at', at: inDays(5) },
    })
    await rename(rotated.id, { expiresAt: inDays(30) })
    const key = await newKey(keyturn, { name: 'Key', expiresAt: inDays(3) })
    expect(await banner()).toMatchObject({ expiring: 3, expired: 2 })
    // Kiritimati has another date than UTC for most of the day.
    for (const timeZone of ['UTC', 'Pacific/Kiritimati']) {
      const found = await list({ only: 'soon' }, { ...keyturn.administrator, timeZone })
      const listed = found.sections.flatMap(({ deadlines }) =>
        deadlines.map(({ credential }) => credential.name),
      )
      expect(listed).toEqual(['Gone', 'Just now', 'Soon', 'Key', 'In two weeks'])
      const [expired, ...ahead] = found.sections.map(totalOfSection)
      expect([expired, ahead.reduce((sum, count) => sum + count, 0)]).toEqual([2, 3])
      expect(found.earlier).toBeNull()
    }
    expect((await list({ only: 'soon', kind: 'service_api_key' })).sections.map(totalOfSection)).toEqual([1])
    const past = await list({ only: 'soon', until: now() })
    expect(past.sections.map(totalOfSection)).toEqual([2])
    await rename(key.id, { expiresAt: inDays(20) })
    expect((await banner()).expiring).toBe(2)
  })
})

describe('the expiry line', () => {
  test('has the days of the reader on which something ends, each with its number and its first few', async () => {
    const tokyo = { ...keyturn.administrator, timeZone: 'Asia/Tokyo' }
    const serviceUser = `Warehouse ${randomUUID()}`
    for (const name of ['A', 'B', 'C', 'D', 'E'])
      await newKey(keyturn, { name, serviceUser, expiresAt: inDays(20) })
    await newClient(keyturn, { name: 'Last day', expiresAt: inDays(90) })
    await newClient(keyturn, { name: 'Too late', expiresAt: inDays(92) })
    const gone = await newClient(keyturn, { name: 'Gone', expiresAt: inDays(1) })
    await rename(gone.id, { expiresAt: inDays(-29) })
    const found = await line(tokyo)
    const dateOf = (moment: Date) => new Date(moment.getTime() + 9 * 60 * 60_000).toISOString().slice(0, 10)
    expect(found.today).toBe(dateOf(now()))
    expect(found.days.map(({ date, count }) => [date, count])).toEqual([
      [dateOf(inDays(20)), 5],
      [dateOf(inDays(90)), 1],
    ])
    expect(found.days[0]?.first).toHaveLength(4)
    expect(found.days[0]?.first[0]?.credential.serviceUser?.name).toBe(serviceUser)
    expect(found.expired).toMatchObject({
      count: 1,
      last: [{ event: 'expired', credential: { name: 'Gone' } }],
    })
  })

  test('separates what expired today from what expires today', async () => {
    const client = await newClient(keyturn, { name: 'Today', expiresAt: inDays(1) })
    await rename(client.id, { expiresAt: new Date(now().getTime() - 1000) })
    expect(await line()).toMatchObject({ days: [], expired: { count: 1 } })
    await rename(client.id, { expiresAt: new Date(now().getTime() + 60_000) })
    const found = await line()
    expect(found.expired.count).toBe(0)
    expect(found.days.map(({ count }) => count)).toEqual([1])
  })

  test('counts of each day what its list has, although others expired earlier today', async () => {
    for (const timeZone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      const reader = { ...keyturn.administrator, timeZone }
      for (const [name, milliseconds] of [
        ['This morning', -1000],
        ['This very moment', 0],
        ['This evening', 60_000],
        ['Tomorrow', day],
      ] as const) {
        const { id } = await newClient(keyturn, { name, expiresAt: inDays(1) })
        await rename(id, { expiresAt: new Date(now().getTime() + milliseconds) })
      }
      const found = await line(reader)
      expect(found.expired.count).toBe(2)
      expect(found.days.reduce((sum, { count }) => sum + count, 0)).toBe(2)
      for (const { date, count } of found.days) {
        const from = date === found.today ? 'now' : date
        const listed = await list(toDeadlineCommand({ from, until: date }, timeZone), reader)
        expect(listed.sections.map(totalOfSection)).toEqual([count])
        expect(listed.earlier).toBeNull()
      }
      await prisma.credential.updateMany({ data: { deletedAt: new Date() } })
    }
  })
})
