import { afterAll, beforeAll, expect, test } from 'vitest'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const form = (fields: object = {}) => ({
  name: 'Operations',
  memberIds: [] as string[],
  accountAlertsInConsole: false,
  accountAlertsByEmail: false,
  ...fields,
})
const create = (fields: object) => keyturn.runtime.createGroup(keyturn.administrator, form(fields))
const edit = (id: string, fields: object) =>
  keyturn.runtime.editGroup(keyturn.administrator, { ...form(fields), id })
const listed = async () => value(await keyturn.runtime.listGroups(keyturn.administrator, {})).groups
const groups = async () =>
  Promise.all(
    (await listed()).map(async ({ id }) =>
      value(await keyturn.runtime.getGroup(keyturn.administrator, { id })),
    ),
  )
const latestEvent = async () =>
  value(await keyturn.runtime.listAuditEvents(keyturn.administrator, {})).events[0]

test('at first there is one group, subscribed to both alerts, and the first administrator is its member', async () => {
  expect(await groups()).toEqual([
    {
      id: 'administrators',
      name: 'Administrators',
      accountAlertsInConsole: true,
      accountAlertsByEmail: true,
      members: [{ id: keyturn.administrator.id, name: 'Ada Lovelace', email: 'ada@example.com' }],
    },
  ])
})

test('a group is created, renamed, filled, subscribed and deleted, and each change leaves an event', async () => {
  const auditor = await keyturn.person('auditor')
  const { id } = value(await create({ name: ' Night shift ' }))
  expect(await latestEvent()).toMatchObject({
    action: 'group.created',
    targetId: id,
    targetName: 'Night shift',
  })

  const fields = { name: 'Day shift', memberIds: [auditor.id, auditor.id], accountAlertsByEmail: true }
  value(await edit(id, fields))
  expect((await groups()).find((group) => group.id === id)).toMatchObject({
    name: 'Day shift',
    members: [{ id: auditor.id }],
    accountAlertsInConsole: false,
    accountAlertsByEmail: true,
  })
  expect(JSON.parse((await latestEvent())?.detail ?? '')).toEqual({
    'name.before': 'Night shift',
    'name.after': 'Day shift',
    'members.before': '',
    'members.after': auditor.email,
    'accountAlertsByEmail.before': false,
    'accountAlertsByEmail.after': true,
  })

  value(await keyturn.runtime.deleteGroup(keyturn.administrator, { id }))
  expect((await groups()).map((group) => group.id)).not.toContain(id)
  expect(await latestEvent()).toMatchObject({ action: 'group.deleted', targetName: 'Day shift' })
  expect(value(await keyturn.runtime.getPerson(keyturn.administrator, { id: auditor.id }))).toMatchObject({
    groups: [],
  })
  expect(kindOf(await keyturn.runtime.deleteGroup(keyturn.administrator, { id }))).toBe('not_found')
  expect(kindOf(await edit(id, fields))).toBe('not_found')
})

test('names are unique in any case, even if two groups are created at the same moment', async () => {
  const { id } = value(await create({ name: 'Alarm' }))
  expect(kindOf(await create({ name: 'ALARM ' }))).toBe('group_name_taken')
  expect(kindOf(await edit('administrators', { name: 'alarm' }))).toBe('group_name_taken')
  expect(kindOf(await edit(id, { name: 'ALARM' })), 'its own name in different case').toBe('ok')
  const answers = await Promise.all(['Twin', 'twin', 'TWIN'].map((name) => create({ name })))
  expect(answers.map(kindOf).toSorted()).toEqual(['group_name_taken', 'group_name_taken', 'ok'])
})

test('refuses wrong input with an error at its field, and writes nothing', async () => {
  const before = await groups()
  const wrong: [object, string][] = [
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(300) }, 'name'],
    [{ memberIds: ['unknown'] }, 'memberIds'],
    [{ memberIds: ["'; DROP TABLE"] }, 'memberIds'],
    [{ accountAlertsByEmail: 'yes' }, 'accountAlertsByEmail'],
  ]
  for (const [fields, field] of wrong) {
    const result = await create({ name: 'Wrong', ...fields })
    expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid_input' } })
    expect(JSON.stringify(result)).toContain(`"${field}"`)
  }
  expect(await groups()).toEqual(before)
})

test('the list shows a few members of each group and how many it has, and is searched', async () => {
  const people = await Promise.all([1, 2, 3].map(() => keyturn.person('auditor')))
  value(await create({ name: 'Grün und Blau', memberIds: people.map(({ id }) => id) }))
  const { groups: found, total } = value(
    await keyturn.runtime.listGroups(keyturn.administrator, { search: 'GRÜN' }),
  )
  expect(total.count).toBe(1)
  expect(found).toMatchObject([
    { name: 'Grün und Blau', someMembers: ['auditor', 'auditor'], memberCount: 3 },
  ])
  expect(kindOf(await keyturn.runtime.getGroup(keyturn.administrator, { id: 'unknown' }))).toBe('not_found')
})
