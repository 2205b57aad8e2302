import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
let security: { id: string; name: string }
beforeAll(async () => {
  keyturn = await openTestRuntime()
  const { products } = value(await keyturn.runtime.listCatalogue(keyturn.administrator, {}))
  security = products.find(({ slug }) => slug === 'security') ?? { id: '', name: '' }
})
afterAll(() => keyturn.close())

async function create(fields: Partial<typeof plainClient> = {}) {
  const form = { ...plainClient, ...fields, submissionId: randomUUID() }
  return value(await keyturn.runtime.createApiClient(keyturn.administrator, form)).client
}

/** The newest event that a person sees, as its row tells it. */
async function newest(person = keyturn.administrator) {
  const [event] = value(await keyturn.runtime.listAuditEvents(person, {})).events
  if (!event) throw new Error('there is no event')
  return event
}

async function open(person: Person, sequence: bigint) {
  return keyturn.runtime.getAuditEvent(person, { sequence })
}

async function idOfApi(slug: string): Promise<string> {
  const { apis } = value(await keyturn.runtime.listGrantableApis(keyturn.administrator, {}))
  return apis.find((api) => api.slug === slug)?.id ?? ''
}

describe('an event tells what changed in words', () => {
  test('in the row, in the export, and in the details of the credential', async () => {
    const { id, version } = await create({ networks: ['10.0.0.0/8'] })
    value(
      await keyturn.runtime.editApiClient(keyturn.administrator, {
        id,
        version,
        grants: [{ apiId: await idOfApi('devices'), read: false, write: true }],
        networks: ['10.0.0.0/8', '192.0.2.1'],
      }),
    )
    const told = ['Permissions: added Devices write', 'Networks: 10.0.0.0/8 to 10.0.0.0/8, 192.0.2.1']
    expect((await newest()).changes).toEqual(told)
    expect(
      value(await keyturn.runtime.eventsOfCredential(keyturn.administrator, { id }))[0]?.changes,
    ).toEqual(told)
    const files = value(await keyturn.runtime.exportAuditEvents(keyturn.administrator, { credential: id }))
    const exported = []
    for await (const some of files) exported.push(...some.map(({ changes }) => changes))
    expect(exported).toEqual([told, []])
  })

  test('with the present name of an API that has been renamed', async () => {
    const fields = { name: 'Early', slug: 'renamed', productId: null, writable: true, grantable: true }
    const api = value(await keyturn.runtime.addApi(keyturn.administrator, fields))
    const { id, version } = await create()
    const grants = [{ apiId: api.id, read: true, write: false }]
    value(await keyturn.runtime.editApiClient(keyturn.administrator, { id, version, grants }))
    const { sequence } = await newest()
    value(await keyturn.runtime.editApi(keyturn.administrator, { id: api.id, name: 'Late' }))
    expect(value(await open(keyturn.administrator, sequence)).changes).toMatchObject([
      { label: 'Permissions', before: 'none', after: 'Late read' },
    ])
  })

  test('when a credential or a person is disabled, enabled, or was disabled already', async () => {
    const { id } = await create()
    const key = value(
      await keyturn.runtime.createServiceApiKey(keyturn.administrator, {
        ...plainKey,
        expiresAt: new Date('2099-01-01T00:00:00Z'),
        submissionId: randomUUID(),
      }),
    ).key
    const person = await keyturn.person('auditor')
    const { administrator, runtime } = keyturn
    for (const [disable, enable] of [
      [
        () => runtime.disableApiClient(administrator, { id }),
        () => runtime.enableApiClient(administrator, { id }),
      ],
      [
        () => runtime.disableServiceApiKey(administrator, { id: key.id }),
        () => runtime.enableServiceApiKey(administrator, { id: key.id }),
      ],
      [
        () => runtime.disablePerson(administrator, { id: person.id }),
        () => runtime.enablePerson(administrator, { id: person.id }),
      ],
    ] as const) {
      expect(kindOf(await disable())).toBe('ok')
      expect((await newest()).changes).toEqual(['State: active to disabled'])
      expect(kindOf(await disable())).toBe('ok')
      expect((await newest()).changes).toEqual([])
      expect(kindOf(await enable())).toBe('ok')
      expect((await newest()).changes).toEqual(['State: disabled to active'])
    }
  })

  test('when the first password of a person sets their time zone', async () => {
    const invited = value(
      await keyturn.runtime.invitePerson(keyturn.administrator, {
        name: 'Newcomer',
        email: `${randomUUID()}@example.com`,
        role: 'auditor',
        productIds: [],
        groupIds: [],
      }),
    )
    const choose = (token: string, timeZone: string) =>
      keyturn.runtime.choosePassword(newcomer(), { token, password: 'correct horse battery', timeZone })
    value(await choose(invited.token.reveal(), 'Europe/Berlin'))
    expect((await newest()).changes).toEqual(['Time zone: UTC to Europe/Berlin'])
    const { id } = invited.person
    const again = value(await keyturn.runtime.makeSignInLink(keyturn.administrator, { id }))
    value(await choose(again.token.reveal(), 'Asia/Tokyo'))
    expect((await newest()).changes).toEqual([])
  })

  test('when a service user gets another owner with the same name', async () => {
    const { key } = value(
      await keyturn.runtime.createServiceApiKey(keyturn.administrator, {
        ...plainKey,
        serviceUser: 'Two of a name',
        expiresAt: new Date('2099-01-01T00:00:00Z'),
        submissionId: randomUUID(),
      }),
    )
    const [one, other] = [await keyturn.person('auditor'), await keyturn.person('auditor')]
    const give = async (ownerId: string) =>
      value(await keyturn.runtime.editServiceUser(keyturn.administrator, { id: key.serviceUser.id, ownerId }))
    await give(one.id)
    expect((await newest()).changes).toEqual(['Owner: Ada Lovelace to auditor'])
    await give(other.id)
    expect((await newest()).changes).toEqual([`Owner: ${one.id} to ${other.id}`])
  })

  test('never with a secret: a reset shows the last characters alone', async () => {
    const { id, version } = await create()
    const { secret } = value(await keyturn.runtime.resetSecret(keyturn.administrator, { id, version }))
    const event = await newest()
    expect(event.changes).toEqual([
      expect.stringMatching(`^Secret: ending in \\w{4} to ending in ${secret.reveal().slice(-4)}$`),
    ])
    expect(JSON.stringify(value(await open(keyturn.administrator, event.sequence)).changes)).not.toContain(
      secret.reveal(),
    )
  })
})

describe('an open event', () => {
  test('has its place in the chain: its hash is the previous hash of the next', async () => {
    await create()
    const first = await newest()
    await create()
    const [event, next] = [
      value(await open(keyturn.administrator, first.sequence)).event,
      value(await open(keyturn.administrator, first.sequence + 1n)).event,
    ]
    expect(Buffer.from(event.hash).toString('hex')).toMatch(/^[0-9a-f]{64}$/)
    expect(Buffer.from(next.previousHash)).toEqual(Buffer.from(event.hash))
  })

  test('leads to its credential and its actor, as long as they exist', async () => {
    const { id } = await create({ name: 'Short-lived' })
    const { sequence } = await newest()
    const { administrator } = keyturn
    expect(value(await open(administrator, sequence))).toMatchObject({
      target: { kind: 'api_client', id },
      by: { kind: 'person', email: administrator.email },
    })
    value(await keyturn.runtime.deleteApiClient(administrator, { id }))
    expect(value(await open(administrator, sequence))).toMatchObject({ target: null })

    const leaver = await keyturn.person('cloud_administrator')
    value(await keyturn.runtime.editAccount(leaver, { name: 'Leaver' }))
    const theirs = (await newest()).sequence
    value(await keyturn.runtime.deletePerson(administrator, { id: leaver.id }))
    expect(value(await open(administrator, theirs))).toMatchObject({
      event: { actorName: 'cloud_administrator', targetName: 'Leaver' },
      target: null,
      by: null,
    })
  })

  test('of a replacement leads to the other key', async () => {
    const form = { ...plainKey, name: 'Old key', serviceUser: 'Replaced' }
    const until = { expiresAt: new Date('2099-01-01T00:00:00Z') }
    const { administrator, runtime } = keyturn
    const old = value(
      await runtime.createServiceApiKey(administrator, { ...form, ...until, submissionId: randomUUID() }),
    ).key
    const replacement = { id: old.id, ...until, submissionId: randomUUID() }
    const { key } = value(await runtime.replaceServiceApiKey(administrator, replacement))
    const { sequence } = await newest()
    const facts = async (of: bigint) => value(await open(administrator, of)).facts
    const found = (id: string) => ({ found: { kind: 'service_api_key', id }, isGone: false })
    expect(await facts(sequence)).toContainEqual({
      label: 'Replaces',
      value: 'Old key',
      credential: found(old.id),
    })
    value(await runtime.deleteServiceApiKey(administrator, { id: key.id }))
    expect(await facts(sequence - 1n)).toContainEqual({
      label: 'Replaced by',
      value: 'Old key',
      credential: { found: null, isGone: true },
    })
  })

  test('of a replacement names no other credential that has the id in its name', async () => {
    const { administrator, runtime } = keyturn
    const theirs = { authorization: 'product_administrator' as const, productIds: [security.id] }
    const until = { expiresAt: new Date('2099-01-01T00:00:00Z') }
    const form = { ...plainKey, ...theirs, ...until, name: 'Secret sibling', serviceUser: 'Impostor' }
    const old = value(
      await runtime.createServiceApiKey(administrator, { ...form, submissionId: randomUUID() }),
    ).key
    const replacement = { id: old.id, ...until, submissionId: randomUUID() }
    const { key } = value(await runtime.replaceServiceApiKey(administrator, replacement))
    const { sequence } = await newest()
    const hidden = { authorization: 'cloud_administrator' as const, productIds: [] }
    value(await runtime.editServiceApiKey(administrator, { id: key.id, version: key.version, ...hidden }))
    await create({ ...theirs, name: `Not ${key.id}` })
    const person = await keyturn.person('product_administrator', [security.id])
    const { facts } = value(await open(person, sequence - 1n))
    expect(facts).toContainEqual({ label: 'Replaced by', value: key.id })
  })

  test('says why an attempt was refused, and what it was about', async () => {
    const { administrator, runtime } = keyturn
    const auditor = await keyturn.person('auditor')
    const { id } = await create({ name: 'Guarded' })
    const members = { memberIds: [], accountAlertsInConsole: false, accountAlertsByEmail: false }
    const group = value(await runtime.createGroup(administrator, { name: 'On call', ...members }))
    const { key } = value(
      await runtime.createServiceApiKey(administrator, {
        ...plainKey,
        name: 'Guarded key',
        serviceUser: 'Guarded user',
        expiresAt: new Date('2099-01-01T00:00:00Z'),
        submissionId: randomUUID(),
      }),
    )
    const attempts: [string, () => Promise<{ ok: boolean }>][] = [
      ['Guarded', () => runtime.deleteApiClient(auditor, { id })],
      ['Guarded', () => runtime.deleteApiClients(auditor, { ids: [id] })],
      ['Guarded key', () => runtime.disableServiceApiKey(auditor, { id: key.id })],
      ['Guarded user', () => runtime.deleteServiceUser(auditor, { id: key.serviceUser.id })],
      ['Ada Lovelace', () => runtime.disablePerson(auditor, { id: administrator.id })],
      ['On call', () => runtime.deleteGroup(auditor, { id: group.id })],
      ['Devices', async () => runtime.retireApi(auditor, { id: await idOfApi('devices') })],
      [security.name, () => runtime.renameProduct(auditor, { id: security.id, name: 'Taken over' })],
      ['', () => runtime.deleteApiClient(auditor, { id: 'nothing' })],
      ['', () => runtime.setPolicies(auditor, {})],
    ]
    for (const [name, attempt] of attempts) {
      expect((await attempt()).ok).toBe(false)
      const { outcome, targetName, sequence } = await newest()
      expect([outcome, targetName]).toEqual(['refused', name])
      expect(value(await open(administrator, sequence)).facts).toEqual([
        { label: 'Reason', value: 'their role does not allow it' },
      ])
    }
  })

  test('is seen by product administrators only if they see its credential, and without the way to people', async () => {
    const theirs = await create({ authorization: 'product_administrator', productIds: [security.id] })
    const seen = (await newest()).sequence
    await create()
    const unseen = (await newest()).sequence
    const person = await keyturn.person('product_administrator', [security.id])
    expect(value(await open(person, seen))).toMatchObject({ target: { id: theirs.id }, by: null })
    expect(kindOf(await open(person, unseen))).toBe('not_found')
    expect(kindOf(await open(keyturn.administrator, 10n ** 15n))).toBe('not_found')
    for (const sequence of [0n, -1n, 2n ** 63n, '1' as unknown as bigint])
      expect(kindOf(await open(person, sequence))).toBe('invalid_input')
  })
})

describe('a filter finds', () => {
  const found = async (text: string, person = keyturn.administrator) =>
    value(await keyturn.runtime.findTrailCredentials(person, { text }))
  const people = async (text: string, person = keyturn.administrator) =>
    value(await keyturn.runtime.findTrailPeople(person, { text }))

  test('a credential by its id, its client ID or a part of its name, live ones first', async () => {
    const [one, gone] = [await create({ name: 'Zulu two' }), await create({ name: 'Zulu one' })]
    value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: gone.id }))
    for (const text of [one.id, one.clientId]) expect((await found(text)).meant?.id).toBe(one.id)
    expect((await found('zulu')).found.map(({ name, isDeleted }) => [name, isDeleted])).toEqual([
      ['Zulu two', false],
      ['Zulu one', true],
    ])
    expect((await found('zulu')).meant).toBeNull()
    expect((await found('Zulu one')).meant?.id).toBe(gone.id)
    for (const text of ['%', '_ulu', 'nothing of the kind']) expect((await found(text)).found).toEqual([])
  })

  test('for product administrators only what they see', async () => {
    const theirs = await create({
      name: 'Yankee theirs',
      authorization: 'product_administrator',
      productIds: [security.id],
    })
    const other = await create({ name: 'Yankee other' })
    const person = await keyturn.person('product_administrator', [security.id])
    expect((await found('yankee', person)).found.map(({ id }) => id)).toEqual([theirs.id])
    for (const text of [other.id, other.clientId]) expect((await found(text, person)).found).toEqual([])
  })

  test('a person by id, name or address, deleted ones too', async () => {
    const leaver = await keyturn.person('cloud_administrator')
    value(await keyturn.runtime.editAccount(leaver, { name: 'Xavier' }))
    expect((await people('xav')).meant).toMatchObject({ id: leaver.id, email: leaver.email })
    expect((await people(leaver.email)).meant?.id).toBe(leaver.id)
    expect((await people(leaver.id)).meant?.id).toBe(leaver.id)
    value(await keyturn.runtime.deletePerson(keyturn.administrator, { id: leaver.id }))
    expect((await people('xav')).found).toEqual([
      { id: leaver.id, name: 'Xavier', email: null, isDeleted: true },
    ])
    expect((await people(leaver.id)).meant).toMatchObject({ id: leaver.id, isDeleted: true })
  })

  test('a deleted person who never acted, by id and by name', async () => {
    const { administrator, runtime } = keyturn
    const fields = {
      email: `${randomUUID()}@example.com`,
      role: 'auditor' as const,
      productIds: [],
      groupIds: [],
    }
    const { person } = value(await runtime.invitePerson(administrator, { name: 'Victor', ...fields }))
    value(await runtime.deletePerson(administrator, { id: person.id }))
    const victor = { id: person.id, name: 'Victor', email: null, isDeleted: true }
    for (const text of ['victor', person.id])
      expect(await people(text)).toMatchObject({ found: [victor], meant: victor })
    const theirs = await keyturn.person('product_administrator', [security.id])
    for (const text of ['victor', person.id]) expect((await people(text, theirs)).found).toEqual([])
  })

  test('for product administrators those who acted in what they see, without addresses', async () => {
    const actor = await keyturn.person('cloud_administrator')
    const created = await keyturn.runtime.createApiClient(
      { ...actor, name: 'Whiskey' },
      {
        ...plainClient,
        authorization: 'product_administrator',
        productIds: [security.id],
        submissionId: randomUUID(),
      },
    )
    value(created)
    const [sees, seesNone] = [
      await keyturn.person('product_administrator', [security.id]),
      await keyturn.person('product_administrator', []),
    ]
    expect((await people('whiskey', sees)).found).toEqual([
      { id: actor.id, name: 'Whiskey', email: null, isDeleted: false },
    ])
    expect((await people(actor.email, sees)).found).toEqual([])
    for (const text of ['whiskey', actor.id]) expect((await people(text, seesNone)).found).toEqual([])
  })
})
