import { describe, expect, test } from 'vitest'
import type { AuditDetail } from './audit-event'
import { changesInWords, changesOf, differences, factsOf } from './changes'

const reading = {
  apis: new Map([
    ['devices', 'Devices'],
    ['alerts', 'Alerts'],
    ['constructor', 'Builder'],
  ]),
  products: new Map([
    ['backup', 'Backup'],
    ['edge', 'Edge security'],
  ]),
  timeZone: 'Europe/Berlin',
}

const words = (before: AuditDetail, after: AuditDetail) => changesInWords(differences(before, after), reading)

describe('says what changed in words:', () => {
  test.each<[string, AuditDetail, AuditDetail, string]>([
    [
      'an added permission',
      { permissions: 'alerts:read' },
      { permissions: 'alerts:read devices:write' },
      'Permissions: added Devices write',
    ],
    [
      'permissions added and removed',
      { permissions: 'alerts:read alerts:write' },
      { permissions: 'alerts:read devices:read' },
      'Permissions: added Devices read; removed Alerts write',
    ],
    [
      'a permission on an API that the catalogue no longer has',
      { permissions: 'gone:read' },
      { permissions: '' },
      'Permissions: removed gone read',
    ],
    [
      'an API whose slug is the name of something else in JavaScript',
      { permissions: '' },
      { permissions: 'constructor:read' },
      'Permissions: added Builder read',
    ],
    [
      'networks, with what is left',
      { networks: '10.0.0.0/8' },
      { networks: '10.0.0.0/8 192.0.2.1' },
      'Networks: 10.0.0.0/8 to 10.0.0.0/8, 192.0.2.1',
    ],
    ['a new restriction', { networks: '' }, { networks: '192.0.2.1' }, 'Networks: any to 192.0.2.1'],
    [
      'one of many networks',
      { networks: '192.0.2.1 192.0.2.2 192.0.2.3 192.0.2.4' },
      { networks: '192.0.2.1 192.0.2.2 192.0.2.3' },
      'Networks: removed 192.0.2.4',
    ],
    [
      'the same networks in another order',
      { networks: '192.0.2.1 192.0.2.2 192.0.2.3 192.0.2.4' },
      { networks: '192.0.2.4 192.0.2.1 192.0.2.2 192.0.2.3' },
      'Networks: 192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4 to 192.0.2.4, 192.0.2.1, 192.0.2.2, 192.0.2.3',
    ],
    [
      'an expiry, in the zone of the reader',
      { expiresAt: null },
      { expiresAt: '2027-03-28T01:30:00.000Z' },
      'Expires: never to 28 Mar 2027, 03:30 GMT+2',
    ],
    [
      'an authorization',
      { authorization: 'cloud_administrator' },
      { authorization: 'product_administrator backup edge' },
      'Authorization: Cloud administrator to Product administrators of Backup, Edge security',
    ],
    ['a name', { name: 'Billing' }, { name: 'Billing to go' }, 'Name: “Billing” to “Billing to go”'],
    [
      'a contact',
      { contactEmail: null },
      { contactEmail: 'a@b.example' },
      'Contact email: none to a@b.example',
    ],
    ['an owner', { owner: 'Ann', ownerId: '1' }, { owner: null, ownerId: null }, 'Owner: Ann to nobody'],
    [
      'an owner with the same name',
      { owner: 'Ann', ownerId: '1' },
      { owner: 'Ann', ownerId: '2' },
      'Owner: 1 to 2',
    ],
    ['a role', { role: 'auditor' }, { role: 'cloud_administrator' }, 'Role: Auditor to Cloud administrator'],
    [
      'products of a person',
      { products: 'backup' },
      { products: 'edge' },
      'Products: added Edge security; removed Backup',
    ],
    [
      'groups, whole, because a name may contain a comma',
      { groups: 'Administrators' },
      { groups: 'Administrators, Ops, Berlin' },
      'Groups: Administrators to Administrators, Ops, Berlin',
    ],
    ['a first group', { groups: '' }, { groups: 'Ops, Berlin' }, 'Groups: none to Ops, Berlin'],
    [
      'members',
      { members: 'a@b.example c@d.example' },
      { members: 'c@d.example' },
      'Members: removed a@b.example',
    ],
    [
      'a choice',
      { accountAlertsByEmail: true },
      { accountAlertsByEmail: false },
      'Account alerts by e-mail: yes to no',
    ],
    ['a policy', { maximumLifetime: null }, { maximumLifetime: 90 }, 'Maximum lifetime: no limit to 90 days'],
    ['an hour', { digestHour: 8 }, { digestHour: 14 }, 'Digest sent from: 08:00 to 14:00'],
    ['the product of an API', { product: 'backup' }, { product: null }, 'Product: Backup to none'],
    [
      'a secret, by its last characters',
      { secret: 'Ab12' },
      { secret: 'Cd34' },
      'Secret: ending in Ab12 to ending in Cd34',
    ],
    [
      'two live secrets',
      { secret: 'Ab12' },
      { secret: 'Cd34 Ab12' },
      'Secret: ending in Ab12 to ending in Cd34 and Ab12',
    ],
    ['a field of a later version', { newThing: 1 }, { newThing: 2 }, 'New thing: 1 to 2'],
  ])('%s', (_what, before, after, sentence) => {
    expect(words(before, after)).toEqual([sentence])
  })

  test('a long text by its beginning, on one line; the change itself has the whole text', () => {
    const description = `First line\nsecond line ${'x'.repeat(100)}`
    const [change] = changesOf(differences({ description: '' }, { description }), reading)
    expect(change?.sentence).toMatch(/^Description: none to “First line second line x{37}…”$/)
    expect(change).toMatchObject({ before: 'none', after: description })
  })
})

test('a change of several fields has a line for each, in the order in which they were recorded', () => {
  const before = { name: 'A', permissions: '', networks: '' }
  const after = { name: 'B', permissions: 'alerts:read', networks: '' }
  expect(words(before, after)).toEqual(['Name: “A” to “B”', 'Permissions: added Alerts read'])
})

test('fields that only one side has differ too; equal ones do not, even when none is null', () => {
  expect(differences({ a: 1, b: 2, c: null }, { a: 1, d: 3 })).toEqual({
    'b.before': 2,
    'b.after': null,
    'd.before': null,
    'd.after': 3,
  })
})

test('what is recorded besides differences is said as facts', () => {
  const detail: AuditDetail = {
    clientId: 'kt_1',
    permissions: 'alerts:read devices:write',
    expiresAt: null,
    deleted: true,
    by: 'c2',
    owner: 'Ann',
    ownerId: '1',
    'secret.before': 'Ab12',
    'secret.after': 'Cd34',
  }
  expect(factsOf(detail, reading)).toEqual([
    { label: 'Client ID', value: 'kt_1' },
    { label: 'Permissions', value: 'Alerts read, Devices write' },
    { label: 'Expires', value: 'never' },
    { label: 'Deleted', value: 'yes' },
    { label: 'Replaced by', value: 'c2', credentialId: 'c2' },
    { label: 'Owner', value: 'Ann' },
  ])
})

test.each([
  [{ retiresAt: '2026-12-02T10:00:00.000Z' }, 'Old secret retires 2 Dec 2026, 10:00 UTC'],
  [{ retiresWhenQuietForHours: 24 }, 'Old secret retires when not used for 24 hours'],
])('a rotation says what becomes of the old secret: %j', (retirement, sentence) => {
  const hints = { clientId: 'kt_1', oldSecret: 'Ab12', newSecret: 'Cd34' }
  expect(changesInWords({ ...hints, ...retirement }, { ...reading, timeZone: 'UTC' })).toEqual([sentence])
})

test('the event of a retired secret mentions no past date', () => {
  expect(changesInWords({ secret: 'Ab12', retiresAt: '2026-12-02T10:00:00.000Z' }, reading)).toEqual([])
})

test('an event without a difference has no words', () => {
  expect(changesInWords({ clientId: 'kt_1' }, reading)).toEqual([])
  expect(changesInWords({}, reading)).toEqual([])
})
