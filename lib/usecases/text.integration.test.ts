import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const inAYear = () => new Date(Date.now() + 365 * 24 * 60 * 60 * 1000)
const createClient = (fields: Partial<typeof plainClient>) =>
  keyturn.runtime.createApiClient(keyturn.administrator, {
    ...plainClient,
    ...fields,
    submissionId: randomUUID(),
  })
const createKey = (fields: Partial<typeof plainKey>) =>
  keyturn.runtime.createServiceApiKey(keyturn.administrator, {
    ...plainKey,
    expiresAt: inAYear(),
    ...fields,
    submissionId: randomUUID(),
  })
const createGroup = (name: string) =>
  keyturn.runtime.createGroup(keyturn.administrator, {
    name,
    memberIds: [],
    accountAlertsInConsole: false,
    accountAlertsByEmail: false,
  })
const clients = async (search: string) =>
  value(await keyturn.runtime.listApiClients(keyturn.administrator, { search })).credentials.map(
    ({ name }) => name,
  )
const keys = async (search: string) =>
  value(await keyturn.runtime.listServiceApiKeys(keyturn.administrator, { search })).credentials.map(
    ({ name }) => name,
  )

const spellings = [
  ['İstanbul export', ['İSTANBUL', 'istanbul', 'ISTANBUL', 'ıstanbul', 'İstanbul export']],
  ['Straße 7', ['STRASSE', 'straße', 'STRAẞE', 'Strasse']],
  ['Élan', ['élan', 'E\u0301LAN', 'ÉLAN']],
  ['ΟΔΟΣ', ['οδός'.normalize('NFD').replace('\u0301', ''), 'οδοσ', 'ΟΔΟ']],
  ['Дом', ['дом', 'ДОМ']],
  ['گزارش می\u200Cخواهم', ['می\u200Cخواهم', 'میخواهم', 'می\u200C']],
] as const

describe('in any spelling, a search finds', () => {
  test.each(spellings)('the name %s', async (name, searches) => {
    value(await createClient({ name: name.normalize('NFD') }))
    for (const search of searches) expect(await clients(search), search).toEqual([name])
  })

  test.each(spellings)('the application %s', async (application, searches) => {
    value(await createClient({ name: `With an application ${application}`, application: `${application} 2` }))
    for (const search of searches)
      expect(await clients(search), search).toContain(`With an application ${application}`)
  })

  test.each(spellings)('the service user %s of a key', async (serviceUser, searches) => {
    value(await createKey({ name: `Key of ${serviceUser.length}`, serviceUser }))
    for (const search of searches)
      expect(await keys(search), search).toContain(`Key of ${serviceUser.length}`)
  })

  test('the edited text, and no longer the old one', async () => {
    const { client } = value(await createClient({ name: 'Zürich' }))
    const { id, version } = client
    const form = { ...plainClient, name: 'Genève', id, version }
    value(await keyturn.runtime.editApiClient(keyturn.administrator, form))
    expect(await clients('GENE\u0300VE')).toEqual(['Genève'])
    expect(await clients('zürich')).toEqual([])
    expect(await clients(client.clientId), 'which does not change').toEqual(['Genève'])
  })
})

test('filters of the audit trail find credentials and people in any spelling', async () => {
  const { client } = value(await createClient({ name: 'Überweisung STRASSE' }))
  for (const text of ['überweisung', 'U\u0308BERWEISUNG straße', 'sung straß']) {
    const { found } = value(await keyturn.runtime.findTrailCredentials(keyturn.administrator, { text }))
    expect(
      found.map(({ id }) => id),
      text,
    ).toEqual([client.id])
  }
  const { meant } = value(await keyturn.runtime.findTrailPeople(keyturn.administrator, { text: 'ADA LOVE' }))
  expect(meant?.id).toBe(keyturn.administrator.id)
  const zoe = value(
    await keyturn.runtime.invitePerson(keyturn.administrator, {
      name: 'Zoë Groß',
      email: 'zoe@example.com',
      role: 'auditor',
      productIds: [],
      groupIds: [],
    }),
  ).person
  for (const text of ['zoe\u0308', 'GROSS', 'ZOE@'])
    expect(
      value(await keyturn.runtime.findTrailPeople(keyturn.administrator, { text })).meant?.id,
      text,
    ).toBe(zoe.id)
})

test('every text is stored in NFC', async () => {
  const typed = 'Caffe\u0300'
  const { client } = value(
    await createClient({ name: typed, description: `${typed}\n${typed}`, application: typed }),
  )
  expect(client).toMatchObject({ name: 'Caffè', description: 'Caffè\nCaffè', application: 'Caffè' })
  const { key } = value(await createKey({ name: typed, serviceUser: typed }))
  expect(key).toMatchObject({ name: 'Caffè', serviceUser: { name: 'Caffè' } })
  expect(value(await createGroup(typed)).name).toBe('Caffè')
})

describe('names that differ only in spelling are equal', () => {
  const same = [
    ['Größe', 'GRÖSSE'],
    ['Naïve', 'nai\u0308ve'],
    ['İzmir', 'izmir'],
    ['Dev ops', 'DEV OPS'],
    ['Ad\u200Dmins', 'admins'],
  ]
  test.each(same)('of groups: %s, %s', async (one, other) => {
    value(await createGroup(one))
    expect(kindOf(await createGroup(other))).toBe('group_name_taken')
  })

  test.each(same)('of service users: %s, %s', async (one, other) => {
    const first = value(await createKey({ serviceUser: `Robot ${one}` })).key
    const second = value(await createKey({ serviceUser: `ROBOT ${other}` })).key
    expect(second.serviceUser).toEqual(first.serviceUser)
  })

  test('even when a group or a service user is renamed', async () => {
    value(await createGroup('Öl'))
    const { id } = value(await createGroup('Gas'))
    const form = { id, memberIds: [], accountAlertsInConsole: false, accountAlertsByEmail: false }
    const rename = (name: string) => keyturn.runtime.editGroup(keyturn.administrator, { ...form, name })
    expect(kindOf(await rename('o\u0308L'))).toBe('group_name_taken')
    expect(kindOf(await rename('GAS'))).toBe('ok')

    const { key } = value(await createKey({ serviceUser: 'Bär' }))
    value(await createKey({ serviceUser: 'Wolf' }))
    const renameUser = (name: string) =>
      keyturn.runtime.editServiceUser(keyturn.administrator, {
        id: key.serviceUser.id,
        name,
        description: '',
        ownerId: null,
      })
    expect(kindOf(await renameUser('WOLF'))).toBe('service_user_name_taken')
    expect(kindOf(await renameUser('BÄR'))).toBe('ok')
    expect(value(await createKey({ serviceUser: 'bär' })).key.serviceUser.id).toBe(key.serviceUser.id)
  })
})

test('people can be invited, found and distinguished by addresses of every form', async () => {
  for (const email of ["Conan.O'Brien+r&d@example.com", '{x}|y~z@example.com']) {
    const invite = (written: string) =>
      keyturn.runtime.invitePerson(keyturn.administrator, {
        name: 'Conan',
        email: written,
        role: 'auditor',
        productIds: [],
        groupIds: [],
      })
    expect(value(await invite(email)).person.email).toBe(email.toLowerCase())
    expect(kindOf(await invite(email.toUpperCase()))).toBe('person_exists')
    const { client } = value(await createClient({ name: `Of ${email}`, contactEmail: email }))
    expect(client.contactEmail).toBe(email)
    expect(await clients(email.toUpperCase())).toEqual([`Of ${email}`])
    expect(kindOf(await createClient({ contactEmail: email.toUpperCase() }))).not.toBe('ok')
  }
})
