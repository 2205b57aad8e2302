import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CredentialKind } from '@/lib/domain/credential'
import { attentionReasons, type AttentionReason } from '@/lib/domain/credential-list'
import type { Person } from '@/lib/domain/principal'
import { PrismaClient, type Prisma } from '@/lib/store/generated/client'
import { credentialKeys, personKeys, uniqueName } from '@/lib/store/search-keys'
import { value } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'

const day = 24 * 60 * 60 * 1000
const days = (count: number) => new Date(Date.now() + count * day)

type Fields = Partial<Prisma.CredentialUncheckedCreateInput>

let keyturn: TestRuntime
let prisma: PrismaClient
let ofProduct: Person
let productId: string
let ids = 0

beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  productId = (await prisma.product.findFirstOrThrow({ where: { slug: 'security' } })).id
  ofProduct = await keyturn.person('product_administrator', [productId])
  const former = { name: 'Former', email: 'former@example.com' }
  const row = { id: 'former', ...former, ...personKeys(former), role: 'auditor' as const }
  await prisma.user.create({ data: { ...row, createdAt: days(-200), disabledAt: days(-1) } })
  for (const kind of ['api_client', 'service_api_key'] as const)
    for (const fields of everySituation) {
      await add(kind, fields)
      await add(kind, fields, [productId])
      await add(kind, { ...fields, deletedAt: days(-1) })
    }
})
afterAll(() => keyturn.close())

/** A secret that a newer one has replaced, and is still in use until it retires in some days. */
const oldSecret = (retires: number, fields: object = {}): Fields => ({
  secrets: {
    create: [
      {
        ...newSecret(),
        supersededAt: days(-5),
        retiresAt: days(retires),
        lastUsedAt: days(-0.2),
        ...fields,
      },
      newSecret(),
    ],
  },
})
const newSecret = () => ({
  id: `s${++ids}`,
  hash: Buffer.from(`s${ids}`),
  hint: 'hint',
  createdAt: days(-9),
})

/** On both sides of every border, alone and together. */
const everySituation: Fields[] = [
  {},
  { expiresAt: days(-0.001) },
  { expiresAt: days(-30), disabledAt: days(-1) },
  { expiresAt: days(13.99) },
  { expiresAt: days(14.01) },
  { createdAt: days(-90.01), lastRedeemedAt: null },
  { createdAt: days(-89.99), lastRedeemedAt: null },
  { lastRedeemedAt: days(-90.01) },
  { lastRedeemedAt: days(-89.99) },
  { ownerId: 'former' },
  { networks: [] },
  oldSecret(3),
  oldSecret(15),
  oldSecret(3, { lastUsedAt: days(-4) }),
  oldSecret(3, { endedAt: days(-1) }),
  { secrets: { create: [{ ...newSecret(), reportedAt: days(-1) }] } },
  { secrets: { create: [{ ...newSecret(), reportedAt: days(-1), endedAt: days(-1) }] } },
  { secrets: { create: [{ ...newSecret(), reportedAt: days(-1), retiresAt: days(-0.5) }] } },
  { expiresAt: days(2), ownerId: 'former', networks: [], lastRedeemedAt: days(-100) },
  { expiresAt: days(-2), ownerId: 'former', createdAt: days(-300), lastRedeemedAt: null },
]

async function add(kind: CredentialKind, fields: Fields, products: string[] = []) {
  const id = `c${++ids}`
  const name = `Credential ${ids}`
  if (kind === 'service_api_key')
    await prisma.serviceUser.create({ data: { id, ...uniqueName(name), createdAt: days(-1) } })
  const own =
    kind === 'api_client'
      ? { clientId: `kt_${id.padEnd(24, 'x')}` }
      : { serviceUserId: id, expiresAt: days(400) }
  const all = {
    id,
    submissionId: id,
    kind,
    ...own,
    name,
    networks: ['192.0.2.0/24'],
    createdAt: days(-10),
    lastRedeemedAt: days(-1),
    ...renewed(fields),
  }
  await prisma.credential.create({
    data: {
      ...all,
      ...credentialKeys(all),
      ...(products.length > 0 && { authorization: 'product_administrator' as const }),
      authorizedProducts: { create: products.map((product) => ({ productId: product })) },
    },
  })
}

/** With secrets of its own. */
function renewed(fields: Fields): Fields {
  const secrets = fields.secrets?.create
  if (!Array.isArray(secrets)) return fields
  return { ...fields, secrets: { create: secrets.map((secret) => ({ ...secret, ...idsOf(newSecret()) })) } }
}
const idsOf = ({ id, hash }: ReturnType<typeof newSecret>) => ({ id, hash })

const counts = async (person: Person) => value(await keyturn.runtime.countAttention(person, {}))
const totalOfList = async (person: Person, kind: CredentialKind, attention: AttentionReason) => {
  const { listApiClients, listServiceApiKeys } = keyturn.runtime
  return kind === 'api_client'
    ? value(await listApiClients(person, { attention })).total
    : value(await listServiceApiKeys(person, { attention })).total
}
const requireRestriction = (requireNetworkRestriction: boolean) =>
  keyturn.runtime.setPolicies(keyturn.administrator, { requireNetworkRestriction }).then(value)

describe('what needs attention', () => {
  test.each([
    ['an administrator', () => keyturn.administrator],
    ['a product administrator', () => ofProduct],
  ])('is counted for %s as the list shows it, for each reason and kind', async (_who, person) => {
    await requireRestriction(true)
    const lines = await counts(person())
    expect(lines.map(({ reason }) => reason)).toEqual([...attentionReasons])
    for (const { reason, totals } of lines)
      for (const kind of ['api_client', 'service_api_key'] as const) {
        expect(totals[kind], `${reason} ${kind}`).toEqual(await totalOfList(person(), kind, reason))
        expect(totals[kind].count, `${reason} ${kind}`).toBeGreaterThan(0)
      }
  })

  test('counts only what a product administrator can see', async () => {
    const [all, theirs] = [await counts(keyturn.administrator), await counts(ofProduct)]
    for (const [index, { reason, totals }] of all.entries())
      expect(theirs[index]?.totals.api_client.count, reason).toBe(totals.api_client.count / 2)
  })

  test('includes a missing network restriction only while a policy requires one', async () => {
    await requireRestriction(false)
    expect((await counts(keyturn.administrator)).map(({ reason }) => reason)).not.toContain('unrestricted')
    await requireRestriction(true)
    expect((await counts(keyturn.administrator)).map(({ reason }) => reason)).toContain('unrestricted')
  })

  test('is nothing for a product administrator without products', async () => {
    const nobody = await keyturn.person('product_administrator')
    for (const { totals } of await counts(nobody))
      expect([totals.api_client.count, totals.service_api_key.count]).toEqual([0, 0])
  })
})
