import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysLater } from '@/lib/domain/local-time'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, plainKey, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const createKey = (serviceUser: string, name: string) =>
  keyturn.runtime.createServiceApiKey(keyturn.administrator, {
    ...plainKey,
    name,
    serviceUser,
    expiresAt: daysLater(keyturn.runtime.pages.clock(), 30, 'UTC'),
    submissionId: randomUUID(),
  })
const list = async () => value(await keyturn.runtime.listServiceUsers(keyturn.administrator, {}))
const named = async (name: string) => (await list()).serviceUsers.find((user) => user.name === name)
const edit = (id: string, fields: object) =>
  keyturn.runtime.editServiceUser(keyturn.administrator, {
    id,
    name: 'Robot',
    description: '',
    ownerId: null,
    ...fields,
  })
const remove = (id: string) => keyturn.runtime.deleteServiceUser(keyturn.administrator, { id })
const latestEvent = async () =>
  value(await keyturn.runtime.listAuditEvents(keyturn.administrator, {})).events[0]

test('X3: a service user is listed with its owner, the number of its keys and the limit of ten', async () => {
  value(await createKey('Counted', 'One'))
  value(await createKey('Counted', 'Two'))
  expect((await list()).mostKeys).toBe(10)
  expect(await named('Counted')).toMatchObject({ keys: 2, description: '', owner: { name: 'Ada Lovelace' } })
})

test('a service user gets a new name, description and owner, and its keys stay', async () => {
  const { key } = value(await createKey('Before', 'Kept'))
  const owner = await keyturn.person('auditor')
  const fields = { name: ' After ', description: 'Syncs at night', ownerId: owner.id }
  value(await edit(key.serviceUser.id, fields))
  expect(await named('After')).toMatchObject({
    description: 'Syncs at night',
    owner: { id: owner.id },
    keys: 1,
  })
  expect(await latestEvent()).toMatchObject({ action: 'service_user.edited', targetName: 'After' })
  value(await keyturn.runtime.deletePerson(keyturn.administrator, { id: owner.id }))
  expect(await named('After'), 'deleting the owner keeps it').toMatchObject({ owner: null, keys: 1 })
})

test('a disabled person does not become the owner of a service user, but stays the owner', async () => {
  const { key } = value(await createKey('Owned', 'One'))
  const { id } = key.serviceUser
  const [leaver, other] = [await keyturn.person('auditor'), await keyturn.person('auditor')]
  value(await edit(id, { name: 'Owned', ownerId: leaver.id }))
  for (const person of [leaver, other])
    value(await keyturn.runtime.disablePerson(keyturn.administrator, { id: person.id }))
  expect(await edit(id, { name: 'Owned', ownerId: other.id })).toMatchObject({
    failure: { fields: { ownerId: '“auditor” is disabled. Choose another owner.' } },
  })
  expect(await edit(id, { name: 'Owned', ownerId: 'nobody' })).toMatchObject({
    failure: { fields: { ownerId: 'This person no longer exists.' } },
  })
  value(await edit(id, { name: 'Owned', description: 'Changed', ownerId: leaver.id }))
  expect(await named('Owned')).toMatchObject({ description: 'Changed', owner: { id: leaver.id } })
})

test('an owner who is deleted at the same moment is refused, or gone afterwards', async () => {
  const { key } = value(await createKey('Handed over', 'One'))
  for (let times = 0; times < 8; times++) {
    const person = await keyturn.person('auditor')
    if (times % 2 === 0) value(await edit(key.serviceUser.id, { name: 'Handed over', ownerId: person.id }))
    const [edits, deletion] = await Promise.all([
      Promise.all(
        [1, 2, 3].map((round) =>
          edit(key.serviceUser.id, {
            name: 'Handed over',
            description: `${times} ${round}`,
            ownerId: person.id,
          }),
        ),
      ),
      keyturn.runtime.deletePerson(keyturn.administrator, { id: person.id }),
    ])
    expect(kindOf(deletion)).toBe('ok')
    for (const result of edits) expect(['ok', 'invalid_input']).toContain(kindOf(result))
    expect(await named('Handed over')).toMatchObject({ owner: null })
  }
})

test('names are unique in any case', async () => {
  const { key: first } = value(await createKey('First', 'A'))
  value(await createKey('Second', 'B'))
  expect(kindOf(await edit(first.serviceUser.id, { name: 'SECOND' }))).toBe('service_user_name_taken')
  expect(kindOf(await edit(first.serviceUser.id, { name: 'FIRST' }))).toBe('ok')
})

test('a service user with live keys is not deleted, and the answer names them; without keys it is deleted', async () => {
  const keys = [value(await createKey('Ending', 'Nightly')), value(await createKey('Ending', 'Hourly'))]
  const id = keys[0]?.key.serviceUser.id ?? ''
  expect(await remove(id)).toEqual({
    ok: false,
    failure: { kind: 'service_user_in_use', keys: ['Hourly', 'Nightly'] },
  })
  for (const { key } of keys)
    value(await keyturn.runtime.deleteServiceApiKey(keyturn.administrator, { id: key.id }))
  expect(kindOf(await remove(id))).toBe('ok')
  expect(await named('Ending')).toBeUndefined()
  expect(await latestEvent()).toMatchObject({ action: 'service_user.deleted', targetName: 'Ending' })
  expect(kindOf(await remove(id))).toBe('not_found')
  const again = value(await createKey('ending', 'Anew'))
  expect(again.key.serviceUser.id, 'the name is free again').not.toBe(id)
})

test('a service user cannot be deleted while a key is created for it: either it stays or the key is not created', async () => {
  const { key } = value(await createKey('Contested', 'First'))
  value(await keyturn.runtime.deleteServiceApiKey(keyturn.administrator, { id: key.id }))
  const id = key.serviceUser.id
  const [deleted, made] = await Promise.all([remove(id), createKey('Contested', 'Second')])
  const made2 = value(made)
  expect(deleted.ok).toBe(made2.key.serviceUser.id !== id)
  expect((await named('Contested'))?.keys).toBe(1)
})

test('refuses wrong input with an error at its field', async () => {
  const { key } = value(await createKey('Right', 'Key'))
  const wrong: [object, string][] = [
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(300) }, 'name'],
    [{ description: 'x'.repeat(1001) }, 'description'],
    [{ ownerId: 'unknown' }, 'ownerId'],
  ]
  for (const [fields, field] of wrong) {
    const result = await edit(key.serviceUser.id, fields)
    expect(result).toMatchObject({
      failure: { kind: 'invalid_input', fields: { [field]: expect.any(String) as unknown } },
    })
  }
  expect(kindOf(await edit('unknown', {}))).toBe('not_found')
  expect(await named('Right')).toBeDefined()
})

test('the list is searched, and the keys that keep a service user from being deleted are named', async () => {
  const { key } = value(await createKey('Äpfel robot', 'Nightly'))
  const { serviceUsers } = value(
    await keyturn.runtime.listServiceUsers(keyturn.administrator, { search: 'ÄPFEL' }),
  )
  expect(serviceUsers).toMatchObject([{ name: 'Äpfel robot', keys: 1 }])
  const { id } = key.serviceUser
  expect(value(await keyturn.runtime.getServiceUserKeys(keyturn.administrator, { id }))).toEqual({
    some: [{ id: key.id, kind: 'service_api_key', name: 'Nightly', lastUsedAt: null }],
    count: 1,
    usedLately: 0,
  })
  expect(kindOf(await keyturn.runtime.getServiceUserKeys(keyturn.administrator, { id: 'gone' }))).toBe(
    'not_found',
  )
})
