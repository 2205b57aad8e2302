import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Result } from '@/lib/domain/failure'
import { daysLater } from '@/lib/domain/local-time'
import { day } from '@/lib/domain/time'
import { value } from '@/lib/test-results'
import { openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'

// R10: a person is responsible for each credential.

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const admin = () => keyturn.administrator

interface Owned {
  id: string
  version: number
  owner: { id: string; name: string } | null
}

interface Operations {
  create: (fields: object) => Promise<Result<Owned>>
  edit: (edit: { id: string; version: number; ownerId: string | null }) => Promise<Result<unknown>>
  replace: (old: { id: string; expiresAt: Date }) => Promise<Result<Owned>>
  get: (id: string) => Promise<Result<Owned>>
}

const kinds: Record<string, Operations> = {
  'an API client': {
    create: async (fields) => {
      const submissionId = randomUUID()
      const made = await keyturn.runtime.createApiClient(admin(), { ...plainClient, ...fields, submissionId })
      return made.ok ? { ok: true as const, value: made.value.client } : made
    },
    edit: (edit) => keyturn.runtime.editApiClient(admin(), edit),
    replace: async (old) => {
      const made = await keyturn.runtime.replaceApiClient(admin(), { ...old, submissionId: randomUUID() })
      return made.ok ? { ok: true as const, value: made.value.client } : made
    },
    get: (id) => keyturn.runtime.getApiClient(admin(), { id }),
  },
  'a service API key': {
    create: async (fields) => {
      const made = await keyturn.runtime.createServiceApiKey(admin(), {
        ...plainKey,
        serviceUser: `Robot ${randomUUID()}`,
        expiresAt: new Date('2099-01-01T00:00:00Z'),
        ...fields,
        submissionId: randomUUID(),
      })
      return made.ok ? { ok: true as const, value: made.value.key } : made
    },
    edit: (edit) => keyturn.runtime.editServiceApiKey(admin(), edit),
    replace: async (old) => {
      const made = await keyturn.runtime.replaceServiceApiKey(admin(), { ...old, submissionId: randomUUID() })
      return made.ok ? { ok: true as const, value: made.value.key } : made
    },
    get: (id) => keyturn.runtime.getServiceApiKey(admin(), { id }),
  },
}

describe.each(Object.entries(kinds))('the owner of %s', (_kind, { create, edit, replace, get }) => {
  test('is whoever creates it, or the person whom they choose', async () => {
    const grace = await keyturn.person('auditor')
    expect(value(await create({})).owner).toMatchObject({ id: admin().id, name: admin().name })
    expect(value(await create({ ownerId: grace.id })).owner).toMatchObject({ id: grace.id, name: grace.name })
    expect(value(await create({ ownerId: null })).owner).toBeNull()
  })

  test('can be changed, and the audit trail names both', async () => {
    const grace = await keyturn.person('auditor')
    const { id, version } = value(await create({}))
    value(await edit({ id, version, ownerId: grace.id }))
    expect(value(await get(id)).owner?.id).toBe(grace.id)
    const { events } = value(await keyturn.runtime.listAuditEvents(admin(), { targetId: id }))
    expect(JSON.parse(events[0]?.detail ?? '')).toEqual({
      'owner.before': admin().name,
      'owner.after': grace.name,
      'ownerId.before': admin().id,
      'ownerId.after': grace.id,
    })
  })

  test.each(['unknown', '', "'; --", 'x'.repeat(65)])('is never %j', async (ownerId) => {
    const { id, version } = value(await create({}))
    const refused = { failure: { kind: 'invalid_input', fields: { ownerId: expect.any(String) as string } } }
    expect(await create({ ownerId })).toMatchObject(refused)
    expect(await edit({ id, version, ownerId })).toMatchObject(refused)
    expect(value(await get(id))).toMatchObject({ version, owner: { id: admin().id } })
  })

  test('stays when disabled, and a disabled person cannot become the owner', async () => {
    const leaver = await keyturn.person('auditor')
    const owned = value(await create({ ownerId: leaver.id }))
    value(await keyturn.runtime.disablePerson(admin(), { id: leaver.id }))
    const refused = { failure: { fields: { ownerId: expect.stringContaining('is disabled') as string } } }
    expect(await create({ ownerId: leaver.id })).toMatchObject(refused)
    const other = value(await create({}))
    expect(await edit({ id: other.id, version: other.version, ownerId: leaver.id })).toMatchObject(refused)
    // An edit of something else sends the same owner again.
    value(await edit({ id: owned.id, version: owned.version, ownerId: leaver.id }))
    expect(value(await get(owned.id)).owner?.id).toBe(leaver.id)
  })

  test('keeps what replaces it, even if they are disabled', async () => {
    const leaver = await keyturn.person('auditor')
    const until = daysLater(keyturn.runtime.pages.clock(), 1, 'UTC')
    const { id } = value(await create({ ownerId: leaver.id, expiresAt: until }))
    value(await keyturn.runtime.disablePerson(admin(), { id: leaver.id }))
    keyturn.passTime(2 * day)
    const made = await replace({ id, expiresAt: daysLater(keyturn.runtime.pages.clock(), 30, 'UTC') })
    keyturn.passTime(-2 * day)
    expect(value(made).owner).toMatchObject({ id: leaver.id })
    expect(value(await get(value(made).id)).owner).toMatchObject({ id: leaver.id })
  })

  test('is never a person who was disabled before, even at the same moment', async () => {
    const leaver = await keyturn.person('auditor')
    const [made] = await Promise.all([
      Promise.all([1, 2, 3].map(() => create({ ownerId: leaver.id }))),
      keyturn.runtime.disablePerson(admin(), { id: leaver.id }),
    ])
    const eventsOf = async (targetId: string) =>
      value(await keyturn.runtime.listAuditEvents(admin(), { targetId })).events
    const disabled = (await eventsOf(leaver.id)).find(({ action }) => action === 'person.disabled')
    for (const result of made) {
      if (!result.ok) continue
      const [created] = await eventsOf(result.value.id)
      expect(Number(created?.sequence)).toBeLessThan(Number(disabled?.sequence))
    }
  })

  test('is gone when the person is deleted, and the credential stays', async () => {
    const leaver = await keyturn.person('auditor')
    const { id } = value(await create({ ownerId: leaver.id }))
    value(await keyturn.runtime.deletePerson(admin(), { id: leaver.id }))
    expect(value(await get(id)).owner).toBeNull()
  })
})

test('people are found by a part of their name or address, in any case, unless they are disabled', async () => {
  const [grace, leaver] = [await keyturn.person('auditor'), await keyturn.person('auditor')]
  value(await keyturn.runtime.editPerson(admin(), { id: grace.id, name: 'Grace Höpper' }))
  value(await keyturn.runtime.editPerson(admin(), { id: leaver.id, name: 'Grace Left' }))
  value(await keyturn.runtime.disablePerson(admin(), { id: leaver.id }))
  const find = async (search: string) =>
    value(await keyturn.runtime.findPeople(admin(), { search })).map(({ name }) => name)
  expect(await find('HÖPP')).toEqual(['Grace Höpper'])
  expect(await find('grace')).toEqual(['Grace Höpper'])
  expect(await find(grace.email.toUpperCase())).toEqual(['Grace Höpper'])
  expect(await find('nobody by this name')).toEqual([])
  expect((await find('')).length).toBeGreaterThan(1)
})
