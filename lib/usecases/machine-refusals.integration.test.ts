import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toMachineRefusal, type KnownOfRefusal, type MachineRefusal } from '@/lib/domain/machine-refusal'
import { referenceOf } from '@/lib/domain/refusal-reference'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepRefusals } from '@/lib/store/keep-refusals'
import { value } from '@/lib/test-results'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
let securityId: string
let billing: { id: string; clientId: string }
let backup: { id: string; clientId: string }
/** Sixty refusals of Billing, one of Backup and one of nobody, the newest first. */
let references: string[]

beforeAll(async () => {
  keyturn = await openTestRuntime()
  const { products } = value(await keyturn.runtime.listCatalogue(keyturn.administrator, {}))
  securityId = products.find(({ slug }) => slug === 'security')?.id ?? ''
  billing = await create({ name: 'Billing' })
  backup = await create({
    name: 'Backup',
    authorization: 'product_administrator',
    productIds: [securityId],
  })
  const refusals = [
    refusal(1, {}),
    refusal(2, { credentialId: backup.id }),
    // Ten at the same moment: they have an order nevertheless.
    ...Array.from({ length: 60 }, (_, n) =>
      refusal(n < 10 ? 10 : n + 10, { credentialId: billing.id, ...(n % 2 === 0 && expired) }),
    ),
  ]
  const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  await keepRefusals(prisma, keyturn.database.kind).add(refusals)
  references = refusals
    .toSorted((a, b) => b.time.getTime() - a.time.getTime() || (a.reference < b.reference ? 1 : -1))
    .map(({ reference }) => reference)
})
afterAll(() => keyturn.close())

async function create(fields: Partial<typeof plainClient>) {
  const form = { ...plainClient, ...fields, submissionId: randomUUID() }
  return value(await keyturn.runtime.createApiClient(keyturn.administrator, form)).client
}

const expired = { reason: 'expired', shown: 'access_token' } as const

function refusal(second: number, of: Partial<KnownOfRefusal>): MachineRefusal {
  const reference = referenceOf(crypto.getRandomValues(new Uint8Array(12)))
  const time = new Date(Date.UTC(2026, 10, 27, 8, 0, second))
  const receipt = { reference, time, endpoint: '/oauth/token', status: 401, sourceAddress: '192.0.2.1' }
  return toMachineRefusal({ ...receipt, toldBy: null }, { reason: 'wrong_secret', ...of })
}

describe('T3: refusals', () => {
  test('are listed a page at a time, newest first, each once, and tell why in words', async () => {
    const first = value(await keyturn.runtime.listRefusals(keyturn.administrator, {}))
    expect(first).toMatchObject({ total: { count: 62, isExact: true }, more: true })
    expect(first.rows[0]).toMatchObject({
      sentence: 'The secret was wrong: it is none of the client’s live secrets.',
      credential: { id: billing.id, kind: 'api_client', name: 'Billing', isDeleted: false },
    })
    const second = value(
      await keyturn.runtime.listRefusals(keyturn.administrator, { after: first.rows.at(-1) }),
    )
    expect(second.more).toBe(false)
    expect([...first.rows, ...second.rows].map(({ reference }) => reference)).toEqual(references)
  })

  test.each<[string, () => object, number]>([
    ['a reference', () => ({ reference: references[0] }), 1],
    [
      'a reference as somebody types it',
      () => ({ reference: ` ${references[0]?.toLowerCase().replaceAll('-', ' ')}` }),
      1,
    ],
    ['the beginning of a reference', () => ({ reference: references[0]?.slice(0, 10) }), 1],
    ['a reference that does not exist', () => ({ reference: '0000-0000-0000' }), 0],
    ['a credential', () => ({ credential: billing.id }), 60],
    ['a client ID', () => ({ credential: backup.clientId }), 1],
    ['a reference and another credential', () => ({ reference: references[0], credential: backup.id }), 0],
  ])('are found by %s', async (_what, filter, count) => {
    const found = value(await keyturn.runtime.listRefusals(keyturn.administrator, filter()))
    expect(found.total.count).toBe(count)
  })

  test.each<[string, object]>([
    ['a reference that is none', { reference: 'kt_secret_x' }],
    ['a credential with NUL', { credential: '\u0000' }],
    ['a place that is a string', { after: 'x' }],
    [
      'a place after the last possible date',
      { after: { time: new Date('+100000-01-01'), reference: '0000-0000-0000' } },
    ],
  ])('are not searched for malformed input: %s', async (_what, input) => {
    expect((await keyturn.runtime.listRefusals(keyturn.administrator, input)).ok).toBe(false)
  })

  test('product administrators see those of the credentials that they see, and not those of nobody', async () => {
    const person = await keyturn.person('product_administrator', [securityId])
    const { rows, total } = value(await keyturn.runtime.listRefusals(person, {}))
    expect([rows.map(({ credential }) => credential?.id), total.count]).toEqual([[backup.id], 1])
    for (const filter of [
      { credential: billing.id },
      { reference: references[0] },
      { reference: references.at(-1) },
    ])
      expect(value(await keyturn.runtime.listRefusals(person, filter)).rows).toEqual([])
    const other = await keyturn.person('product_administrator')
    expect(value(await keyturn.runtime.listRefusals(other, {})).rows).toEqual([])
    const auditor = await keyturn.person('auditor')
    expect(value(await keyturn.runtime.listRefusals(auditor, {})).total.count).toBe(62)
  })

  test('are exported as filtered, with their sentences, only by cloud administrators and auditors', async () => {
    const auditor = await keyturn.person('auditor')
    const rows = []
    for await (const some of value(await keyturn.runtime.exportRefusals(auditor, { credential: billing.id })))
      rows.push(...some)
    expect(rows).toHaveLength(60)
    expect(rows[0]?.sentence).toContain('The secret was wrong')
    const person = await keyturn.person('product_administrator', [securityId])
    expect(await keyturn.runtime.exportRefusals(person, {})).toMatchObject({ failure: { kind: 'forbidden' } })
  })

  test('of a deleted credential are still there, and say that it is deleted', async () => {
    const gone = await create({ name: 'Gone' })
    const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
    await keepRefusals(prisma, keyturn.database.kind).add([refusal(0, { credentialId: gone.id })])
    value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: gone.id }))
    const { rows } = value(
      await keyturn.runtime.listRefusals(keyturn.administrator, { credential: gone.clientId }),
    )
    expect(rows[0]?.credential).toMatchObject({ name: 'Gone', isDeleted: true })
    await prisma.refusal.deleteMany({ where: { credentialId: gone.id } })
  })
})
