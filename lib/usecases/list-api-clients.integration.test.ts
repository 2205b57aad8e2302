import type { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attentionReasonsUnder, listOrders, type ListOrder } from '@/lib/domain/credential-list'
import { defaultPolicies } from '@/lib/domain/policy'
import type { Person } from '@/lib/domain/principal'
import { mostChosen } from '@/lib/domain/batch'
import type { listCredentialsInput } from '@/lib/schemas/commands/credential-list'
import { newClientSecret, newServiceApiKey } from '@/lib/domain/secret'
import { foldText } from '@/lib/domain/text'
import { PrismaClient, type Prisma } from '@/lib/store/generated/client'
import { credentialKeys, personKeys, uniqueName } from '@/lib/store/search-keys'
import { value } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'

const day = 24 * 60 * 60 * 1000
const days = (count: number) => new Date(Date.now() + count * day)

let keyturn: TestRuntime
let prisma: PrismaClient
let other: Person
let security: Person
let alerts: string
let cases: string

beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  other = await keyturn.person('cloud_administrator')
  const apis = await prisma.api.findMany({ where: { slug: { in: ['alerts', 'cases'] } } })
  alerts = apis.find((api) => api.slug === 'alerts')?.id ?? ''
  cases = apis.find((api) => api.slug === 'cases')?.id ?? ''
  security = await keyturn.person('product_administrator', apis[0]?.productId ? [apis[0].productId] : [])
})
afterAll(() => keyturn.close())

type Asked = z.input<typeof listCredentialsInput>

let ids = 0
type Fields = Partial<Prisma.CredentialUncheckedCreateInput>

const personOf = (name: string, email: string) =>
  ({ name, email, ...personKeys({ name, email }), role: 'auditor' }) as const

/** A client that no attention filter finds, unless `fields` say so. */
function row(name: string, fields: Fields = {}) {
  const id = `c${String(++ids).padStart(5, '0')}`
  const all = {
    id,
    submissionId: id,
    kind: 'api_client' as const,
    clientId: `kt_${id.padEnd(24, 'x')}`,
    name,
    networks: ['192.0.2.0/24'],
    createdById: keyturn.administrator.id,
    createdAt: days(-1),
    ...fields,
  }
  return { ...all, ...credentialKeys(all) }
}

/** The fields of a client with an old secret that retires in some days and was last used some days ago. */
function withOldSecret(retires: number, used: number, fields: object = {}): Fields {
  const secret = (at: Date) => ({
    id: `s${++ids}`,
    hash: Buffer.from(`s${ids}`),
    hint: 'hint',
    createdAt: at,
  })
  const old = { supersededAt: days(-5), retiresAt: days(retires), lastUsedAt: days(-used), ...fields }
  return { secrets: { create: [{ ...secret(days(-9)), ...old }, secret(days(-5))] } }
}

/** The fields of a client whose only secret was reported as leaked. */
function withReportedSecret(fields: object = {}): Fields {
  const secret = { id: `s${++ids}`, hash: Buffer.from(`s${ids}`), hint: 'hint', createdAt: days(-5) }
  return { secrets: { create: [{ ...secret, reportedAt: days(-1), ...fields }] } }
}

const add = (name: string, fields: Fields = {}) => prisma.credential.create({ data: row(name, fields) })
async function addKey(name: string) {
  const serviceUserId = 'robot'
  const user = { id: serviceUserId, ...uniqueName('Robot'), createdAt: days(-1) }
  await prisma.serviceUser.upsert({ where: { id: serviceUserId }, create: user, update: {} })
  return add(name, { kind: 'service_api_key', clientId: null, serviceUserId, expiresAt: days(400) })
}
const list = async (query: Asked, person = keyturn.administrator) => {
  const page = value(await keyturn.runtime.listApiClients(person, query))
  return { ...page, total: await page.total }
}
const names = async (query: Asked, person?: Person) =>
  (await list({ sort: 'name', ...query }, person)).credentials.map((client) => client.name)
const matchingNames = async (query: Asked, person = keyturn.administrator) =>
  value(await keyturn.runtime.listMatchingApiClients(person, query)).map((client) => client.name)
const empty = () => prisma.credential.deleteMany()

describe('searching', () => {
  beforeAll(async () => {
    await empty()
    await add('Billing Export', { contactEmail: 'Ops@Example.com', application: 'Automate' })
    const owner = personOf('Müller-Lüdenscheidt', 'owner@example.com')
    await prisma.user.create({ data: { id: 'owner', ...owner, createdAt: days(-1) } })
    await add('Owned', { ownerId: 'owner' })
    await add('100%_sure \\ really')
    await add('Ärzte-Portal')
    await add('Old billing export', { deletedAt: new Date() })
    await addKey('A key')
  })

  test.each([
    ['a part of the name, in any case', 'LLING exp', ['Billing Export']],
    ['one letter', 'Ä', ['Ärzte-Portal']],
    ['a non-ASCII letter in the other case', 'äRZTE', ['Ärzte-Portal']],
    ['a part of the e-mail address', 'ops@EXAMPLE', ['Billing Export']],
    ['a part of the application', 'autom', ['Billing Export']],
    ['the client ID', 'kt_c00001', ['Billing Export']],
    ['a percent sign, literally', '%', ['100%_sure \\ really']],
    ['an underscore, literally', '%_s', ['100%_sure \\ really']],
    ['a backslash, literally', '\\', ['100%_sure \\ really']],
    ['a part of the owner’s name', 'MÜLLER-l', ['Owned']],
    ['nothing for a text that occurs nowhere', 'nowhere', []],
    ['nothing for a text that only matches across two fields', 'exportkt', []],
  ])('finds %s', async (_, search, found) => {
    expect(await names({ search })).toEqual(found)
    expect((await list({ search })).total.count).toBe(found.length)
  })

  test('finds the present name of an owner who was renamed, and nothing by that of one who was deleted', async () => {
    const { runtime, administrator } = keyturn
    value(
      await runtime.createPerson(administrator, {
        name: 'Grace Murray',
        email: 'grace@example.com',
        password: 'correct horse battery',
        role: 'auditor',
        productIds: [],
      }),
    )
    const { id } = await prisma.user.findUniqueOrThrow({ where: { email: 'grace@example.com' } })
    await prisma.credential.updateMany({ where: { name: 'Owned' }, data: { ownerId: id } })
    expect(await names({ search: 'murray' })).toEqual(['Owned'])
    value(await runtime.editPerson(administrator, { id, name: 'Grace Hopper' }))
    expect(await names({ search: 'murray' })).toEqual([])
    expect(await names({ search: 'hopper' })).toEqual(['Owned'])
    value(await runtime.deletePerson(administrator, { id }))
    expect(await names({ search: 'hopper' })).toEqual([])
    expect(await names({ ownerId: null, search: 'own' })).toEqual(['Owned'])
  })

  test('is refused for a secret, which is never compared with anything', async () => {
    for (const { reveal } of [newClientSecret(), newServiceApiKey()].map((secret) => ({
      reveal: secret.reveal(),
    }))) {
      const found = await keyturn.runtime.listApiClients(keyturn.administrator, { search: `a ${reveal} b` })
      expect(found).toMatchObject({ ok: false, failure: { kind: 'invalid_input' } })
      expect(JSON.stringify(found)).not.toContain(reveal)
    }
  })

  test('uses a trigram index, because the extension is available here', async () => {
    const indexes = await prisma.$queryRaw<{ indexdef: string }[]>`
      SELECT indexdef FROM pg_indexes WHERE indexname = 'credential_search_live'`
    expect(indexes[0]?.indexdef).toContain('gin_trgm_ops')
  })
})

describe('filters', () => {
  beforeAll(async () => {
    await empty()
    await add('plain')
    await add('disabled', { disabledAt: days(-1) })
    await add('expired', { expiresAt: days(-1) })
    await add('expired and disabled', { expiresAt: days(-1), disabledAt: days(-2) })
    await add('expires in 13 days', { expiresAt: days(13) })
    await add('expires in 15 days', { expiresAt: days(15), application: 'Automate' })
    await add('never redeemed', { createdAt: days(-91) })
    await add('unused', { createdAt: days(-200), lastRedeemedAt: days(-91), createdById: other.id })
    await add('used', { createdAt: days(-200), lastRedeemedAt: days(-89) })
    await add('from anywhere', { networks: [] })
    const former = personOf('Former', 'former@example.com')
    await prisma.user.create({
      data: { id: 'former', ...former, createdAt: days(-9), disabledAt: days(-1) },
    })
    await add('owner disabled', { ownerId: 'former' })
    await add('old secret in use', withOldSecret(3, 0.1))
    await add('old secret for 15 days', withOldSecret(15, 0.1))
    await add('old secret out of use', withOldSecret(3, 1.1))
    await add('old secret before the rotation', withOldSecret(3, 0.1, { supersededAt: days(-0.05) }))
    await add('old secret until it is quiet', withOldSecret(3, 0.1, { retiresAt: null, quietHours: 24 }))
    await add('old secret whose date has passed', withOldSecret(-0.1, 0.2))
    await add('old secret that has ended', withOldSecret(3, 0.1, { endedAt: days(-0.01) }))
    await add('reported', withReportedSecret())
    await add('reported and ended', withReportedSecret({ endedAt: days(-0.01) }))
    await add('reported and retired', withReportedSecret({ retiresAt: days(-0.01) }))
    await add('owned', { ownerId: other.id, expiresAt: days(300) })
    const reader = await add('reader', {
      authorization: 'product_administrator',
      authorizedProducts: { create: security.productIds.map((productId) => ({ productId })) },
    })
    const writer = await add('writer')
    const key = await addKey('service API key')
    await prisma.grant.createMany({
      data: [
        { credentialId: reader.id, apiId: alerts, read: true, write: false, kind: 'api_client' },
        { credentialId: writer.id, apiId: alerts, read: false, write: true, kind: 'api_client' },
        { credentialId: writer.id, apiId: cases, read: true, write: false, kind: 'api_client' },
        { credentialId: key.id, apiId: alerts, read: true, write: true, kind: 'service_api_key' },
      ],
    })
  })

  test.each<[Asked, string[]]>([
    [{ state: 'expired' }, ['expired', 'expired and disabled']],
    [{ state: 'disabled' }, ['disabled']],
    [{ application: 'Automate' }, ['expires in 15 days']],
    [{ application: 'automate' }, []],
    [{ permission: { slug: 'alerts' } }, ['reader', 'writer']],
    [{ permission: { slug: 'alerts', access: 'read' } }, ['reader']],
    [{ permission: { slug: 'alerts', access: 'write' } }, ['writer']],
    [{ permission: { slug: 'cases' } }, ['writer']],
    [{ permission: { slug: 'devices' } }, []],
    [{ attention: 'expired' }, ['expired', 'expired and disabled']],
    [{ attention: 'expiring' }, ['expires in 13 days']],
    [{ attention: 'never_redeemed' }, ['never redeemed']],
    [{ attention: 'unused' }, ['unused']],
    [{ attention: 'secret_retiring' }, ['old secret in use']],
    [{ attention: 'leaked' }, ['reported']],
    [{ attention: 'owner_disabled' }, ['owner disabled']],
    [{ attention: 'unrestricted' }, ['from anywhere']],
    [
      { attention: 'any' },
      [
        'expired',
        'expired and disabled',
        'expires in 13 days',
        'never redeemed',
        'old secret in use',
        'owner disabled',
        'reported',
        'unused',
      ],
    ],
    [{ ownerId: 'former' }, ['owner disabled']],
    [{ ownerId: 'nobody' }, []],
    [{ expiresFrom: days(14), expiresBefore: days(301) }, ['expires in 15 days', 'owned']],
    [{ expiresBefore: days(14) }, ['expired', 'expired and disabled', 'expires in 13 days']],
    [{ expiresFrom: days(299) }, ['owned']],
    [{ attention: 'any', state: 'active', search: 'EX' }, ['expires in 13 days']],
  ])('%j', async (query, found) => {
    expect(await names(query)).toEqual(found)
    expect((await list(query)).total).toEqual({ count: found.length, isExact: true })
  })

  test('state=active finds everything that is neither expired nor disabled', async () => {
    const found = await names({ state: 'active' })
    expect(found).toHaveLength((await list({})).total.count - 3)
    expect(found).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(disabled|expired)/)]))
  })

  test('without an owner', async () => {
    const found = await names({ ownerId: null })
    expect(found).toContain('plain')
    expect(found).not.toContain('owned')
  })

  test.each([true, false])(
    'say in each row why it needs attention, with the same rule (a network restriction is required: %s)',
    async (requireNetworkRestriction) => {
      const { runtime, administrator } = keyturn
      const policies = { ...defaultPolicies, requireNetworkRestriction }
      value(await runtime.setPolicies(administrator, policies))
      const reasons = attentionReasonsUnder(policies)
      const rows = (await list({})).credentials
      for (const reason of reasons) {
        const found = await names({ attention: reason })
        const marked = rows.filter(({ attention }) => attention.includes(reason))
        expect(marked.map(({ name }) => name).toSorted(), reason).toEqual(found)
      }
      const marked = rows.filter(({ attention }) => attention.length > 0)
      expect(await names({ attention: 'any' })).toEqual(marked.map(({ name }) => name).toSorted())
      expect(await matchingNames({ attention: 'any', sort: 'name' })).toEqual(
        await names({ attention: 'any' }),
      )
      const choices = value(await runtime.listApiClientChoices(administrator, {}))
      expect(choices.attention).toEqual(reasons)
      value(await runtime.setPolicies(administrator, defaultPolicies))
    },
  )

  test('R2: by an old secret that is still in use, also when there are more than are looked up first', async () => {
    const many = Array.from({ length: 1_001 }, (_, i) => row(`many ${i}`))
    await prisma.credential.createMany({ data: many })
    await prisma.secret.createMany({
      data: many.map(({ id }) => ({
        id: `old of ${id}`,
        credentialId: id,
        hash: Buffer.from(id),
        hint: 'hint',
        createdAt: days(-9),
        supersededAt: days(-5),
        retiresAt: days(3),
        lastUsedAt: days(-0.1),
      })),
    })
    const { total } = await list({ attention: 'secret_retiring' })
    expect(total).toEqual({ count: 1_002, isExact: true })
    expect(await names({ attention: 'secret_retiring', search: 'old secret' })).toEqual(['old secret in use'])
    await prisma.credential.deleteMany({ where: { id: { in: many.map(({ id }) => id) } } })
  })

  test('by creator', async () => {
    expect(await names({ creatorId: other.id })).toEqual(['unused'])
  })

  test('never show product administrators more than they may see', async () => {
    expect(await names({}, security)).toEqual(['reader'])
    expect(await names({ permission: { slug: 'alerts', access: 'write' } }, security)).toEqual([])
    expect((await list({ permission: { slug: 'alerts' } }, security)).total.count).toBe(1)
    expect(await names({ search: 'writer' }, security)).toEqual([])
    expect(await names({ ownerId: 'former' }, security)).toEqual([])
    expect(await names({ search: 'former' }, security)).toEqual([])
    expect(await matchingNames({}, security)).toEqual(['reader'])
  })

  test('offer only values that occur among what the person may see', async () => {
    const choices = async (person: Person, ownerId?: string) =>
      value(await keyturn.runtime.listApiClientChoices(person, { ownerId }))
    const all = await choices(keyturn.administrator)
    expect(all.apis.map((api) => api.slug)).toEqual(['alerts', 'cases'])
    expect(all.creators.map((person) => person.id).toSorted()).toEqual(
      [keyturn.administrator.id, other.id].toSorted(),
    )
    expect(all.owners.map((person) => person.name)).toEqual(['cloud_administrator', 'Former'])
    for (const asked of [undefined, 'former']) expect((await choices(security, asked)).owners).toEqual([])
    const theirs = await choices(security)
    expect(theirs.apis.map((api) => api.slug)).toEqual(['alerts'])
    expect(theirs.creators.map((person) => person.id)).toEqual([keyturn.administrator.id])
  })
})

describe('walking the pages', () => {
  const total = 230
  // In its folded form, by which the list is sorted, it is twice as long.
  const longest = 'ß'.repeat(100)

  beforeAll(async () => {
    await empty()
    // Few values, so that the order of many rows depends on their ids; some rows have none.
    const any = (count: number) => Math.floor(Math.random() * count)
    const some = (date: Date) => (any(3) === 0 ? null : date)
    const data = Array.from({ length: total }, () =>
      row(['alpha', 'Beta', 'beta', 'Ümlaut', 'zeta~', '~', longest][any(7)] ?? '', {
        createdAt: days(-any(4)),
        lastRedeemedAt: some(days(-any(4))),
        expiresAt: some(days(any(4) + 1)),
      }),
    )
    await prisma.credential.createMany({ data })
  })

  /** Sorts as the list must; what was never redeemed comes before what was redeemed longest ago, other missing values come last. */
  function sorted(order: ListOrder, clients: Awaited<ReturnType<typeof list>>['credentials']) {
    const key = (client: (typeof clients)[number]) =>
      ({
        name: foldText(client.name),
        created: client.createdAt.toISOString(),
        redeemed: client.lastRedeemedAt?.toISOString() ?? null,
        expires: client.expiresAt?.toISOString() ?? null,
      })[order.replace('-', '') as 'name']
    const sign = order.startsWith('-') ? -1 : 1
    const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
    return clients.toSorted((a, b) => {
      const [first, second] = [key(a), key(b)]
      const missing = order === 'redeemed' ? -1 : 1
      if ((first === null) !== (second === null)) return first === null ? missing : -missing
      return sign * (compare(first ?? '', second ?? '') || compare(a.id, b.id))
    })
  }

  test.each(listOrders)(
    'sorted by %s gives every row once and in order, forwards and backwards',
    async (sort) => {
      const pages = [await list({ sort })]
      for (let after = pages[0]?.next; after; after = pages.at(-1)?.next)
        pages.push(await list({ sort, after }))
      const rows = pages.flatMap((page) => page.credentials)
      expect(rows).toHaveLength(total)
      expect(new Set(rows.map((client) => client.id)).size).toBe(total)
      expect(rows.map((client) => client.id)).toEqual(sorted(sort, rows).map((client) => client.id))
      expect(pages.map((page) => page.credentials.length)).toEqual([50, 50, 50, 50, 30])
      expect(pages[0]?.previous).toBeNull()

      const back = [pages.at(-1)]
      for (let before = back[0]?.previous; before; before = back.at(-1)?.previous)
        back.push(await list({ sort, before }))
      const idsOf = (page?: (typeof pages)[number]) => page?.credentials.map((client) => client.id)
      expect(back.toReversed().map(idsOf)).toEqual(pages.map(idsOf))
    },
  )

  test.each(listOrders)('everything that matches comes in the same order: %s', async (sort) => {
    const pages = [await list({ sort })]
    for (let after = pages[0]?.next; after; after = pages.at(-1)?.next)
      pages.push(await list({ sort, after }))
    const found = value(await keyturn.runtime.listMatchingApiClients(keyturn.administrator, { sort }))
    expect(found.map(({ id }) => id)).toEqual(
      pages.flatMap(({ credentials }) => credentials.map(({ id }) => id)),
    )
  })

  test('a page stays in place when rows are added before it and its row is deleted', async () => {
    const first = await list({})
    const next = { after: first.next ?? undefined }
    const second = await list(next)
    await add('newest', { createdAt: new Date() })
    await prisma.credential.deleteMany({ where: { id: first.credentials.at(-1)?.id } })
    const again = await list(next)
    expect(again.credentials.map((client) => client.id)).toEqual(
      second.credentials.map((client) => client.id),
    )
  })

  test('the page before is the full first page if fewer rows precede it', async () => {
    const first = await list({})
    const second = await list({ after: first.next ?? undefined })
    await prisma.credential.deleteMany({
      where: { id: { in: first.credentials.slice(0, 3).map(({ id }) => id) } },
    })
    const back = await list({ before: second.previous ?? undefined })
    expect(back.credentials).toHaveLength(50)
    expect(back.previous).toBeNull()
  })

  test('the page after is the first page if all rows after its place are deleted', async () => {
    const first = await list({ sort: 'name' })
    const last = first.credentials.at(-1)
    await prisma.credential.deleteMany({ where: { nameKey: { gt: foldText(last?.name ?? '') } } })
    await prisma.credential.deleteMany({
      where: { nameKey: foldText(last?.name ?? ''), id: { gt: last?.id } },
    })
    expect(await list({ sort: 'name', after: first.next ?? undefined })).toMatchObject({
      credentials: first.credentials.map(({ id }) => ({ id })),
      total: { count: 50, isExact: true },
      previous: null,
      next: null,
    })
  })
})

test('gives the exact total up to 10,000, and no further', async () => {
  await empty()
  const insert = async (count: number) => {
    for (let left = count; left > 0; left -= 1000)
      await prisma.credential.createMany({
        data: Array.from({ length: Math.min(left, 1000) }, () => row('x')),
      })
  }
  await insert(10_000)
  expect(await list({})).toMatchObject({ total: { count: 10_000, isExact: true } })
  expect(await matchingNames({})).toHaveLength(mostChosen)
  await insert(1)
  expect(await list({})).toMatchObject({ total: { count: 10_000, isExact: false } })
  expect(await list({ search: 'nothing' })).toMatchObject({ total: { count: 0, isExact: true } })
})
