import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toMachineRefusal } from '@/lib/domain/machine-refusal'
import type { Person } from '@/lib/domain/principal'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepRefusals } from '@/lib/store/keep-refusals'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'

const reference = '7KQ2-M9XD-3FH0'

let keyturn: TestRuntime
let auditor: Person
let ofSecurity: Person
let billing: { id: string; clientId: string }
let seen: { id: string }

beforeAll(async () => {
  keyturn = await openTestRuntime()
  const { products } = value(await keyturn.runtime.listCatalogue(keyturn.administrator, {}))
  const securityId = products.find(({ slug }) => slug === 'security')?.id ?? ''
  auditor = await keyturn.person('auditor')
  ofSecurity = await keyturn.person('product_administrator', [securityId])
  billing = await create({ name: 'Billing export', contactEmail: 'money@northwind.example' })
  await create({ name: 'The other billing', application: 'Grafana' })
  seen = await create({
    name: 'Straße zum Büro',
    authorization: 'product_administrator',
    productIds: [securityId],
  })
  const key = { ...plainKey, name: 'Key for billing', expiresAt: new Date(Date.now() + 86_400_000) }
  value(
    await keyturn.runtime.createServiceApiKey(keyturn.administrator, { ...key, submissionId: randomUUID() }),
  )
  const refusal = toMachineRefusal(
    {
      reference,
      time: new Date(),
      endpoint: '/oauth/token',
      status: 401,
      sourceAddress: '192.0.2.1',
      toldBy: null,
    },
    { reason: 'wrong_secret', credentialId: billing.id },
  )
  const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  await keepRefusals(prisma, keyturn.database.kind).add([refusal])
})
afterAll(() => keyturn.close())

async function create(fields: Partial<typeof plainClient>) {
  const form = { ...plainClient, ...fields, submissionId: randomUUID() }
  return value(await keyturn.runtime.createApiClient(keyturn.administrator, form)).client
}

const found = async (text: string, person = keyturn.administrator) =>
  value(await keyturn.runtime.findAnything(person, { text }))
const names = async (text: string, person?: Person) =>
  (await found(text, person)).credentials.map(({ name }) => name)

describe('finding anything', () => {
  test('finds credentials of both kinds, those whose name begins with the text first', async () => {
    expect(await names('billing')).toEqual(['Billing export', 'The other billing', 'Key for billing'])
    expect(await names('BILLING E')).toEqual(['Billing export'])
    expect(await names('STRASSE')).toEqual(['Straße zum Büro'])
    expect(await names('nothing at all')).toEqual([])
  })

  test('one or two characters match beginnings of names only; % and _ are ordinary characters', async () => {
    expect(await names('b')).toEqual(['Billing export'])
    expect(await names('th')).toEqual(['The other billing'])
    for (const text of ['%', '_', '%%%', 'b_lling', '\\']) expect(await names(text), text).toEqual([])
  })

  test('tells credentials of the same name apart', async () => {
    const foundBy = async (text: string) => (await found(text)).credentials.map((each) => each.foundBy)
    expect(await foundBy(billing.clientId)).toEqual([billing.clientId])
    expect(await foundBy('Money@')).toEqual(['money@northwind.example'])
    expect(await foundBy('grafana')).toEqual(['Grafana'])
    expect(await foundBy('billing export')).toEqual([billing.clientId])
    expect(await foundBy('key for')).toEqual([plainKey.serviceUser])
  })

  test('shows which credentials are disabled or expired', async () => {
    const { id } = await create({ name: 'Disabled one' })
    value(await keyturn.runtime.disableApiClient(keyturn.administrator, { id }))
    const { credentials } = await found('disabled one')
    expect(credentials).toMatchObject([{ id, state: 'disabled' }])
    value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id }))
    expect(await names('disabled one'), 'no deleted one').toEqual([])
  })

  test('finds people by name and e-mail, disabled ones too, for those who may see people', async () => {
    const people = async (text: string, person?: Person) =>
      (await found(text, person)).people.map(({ id }) => id)
    expect(await people('LOVELACE')).toEqual([keyturn.administrator.id])
    expect(await people(keyturn.administrator.email, auditor)).toEqual([keyturn.administrator.id])
    expect(await people('lovelace', ofSecurity)).toEqual([])
    const gone = await keyturn.person('auditor')
    value(await keyturn.runtime.disablePerson(keyturn.administrator, { id: gone.id }))
    expect(await people(gone.email)).toEqual([gone.id])
  })

  test('finds only credentials that the person may see', async () => {
    expect(await names('billing', ofSecurity)).toEqual([])
    expect(await names(billing.clientId, ofSecurity)).toEqual([])
    expect((await found('straße', ofSecurity)).credentials).toMatchObject([{ id: seen.id }])
    expect(await names('s', ofSecurity)).toEqual(['Straße zum Büro'])
  })

  test('finds a refusal by its whole reference, however it is written, for those who may see it', async () => {
    for (const text of [reference, '7kq2m9xd3fho', ' 7KQ2 M9XD 3FH0 '])
      expect((await found(text)).refusal, text).toMatchObject({
        reference,
        sentence: 'The secret was wrong: it is none of the client’s live secrets.',
        credential: { name: 'Billing export' },
      })
    expect((await found('7KQ2-M9XD')).refusal, 'a part').toBeNull()
    expect((await found('7KQ2-M9XD-3FH1')).refusal, 'of another').toBeNull()
    expect((await found(reference, ofSecurity)).refusal).toBeNull()
  })

  test('never searches for a secret', async () => {
    const text = `kt_secret_${'x'.repeat(20)}`
    expect(kindOf(await keyturn.runtime.findAnything(keyturn.administrator, { text }))).toBe('invalid_input')
    expect(kindOf(await keyturn.runtime.findAnything(keyturn.administrator, { text: ' ' }))).toBe(
      'invalid_input',
    )
  })
})
