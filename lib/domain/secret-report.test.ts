import { expect, test } from 'vitest'
import { newClientSecret } from './secret'
import { effectOfReport, foundIn, type OwnedSecret } from './secret-report'
import { day } from './time'

const now = new Date('2026-11-26T12:00:00Z')
const before = new Date(now.getTime() - day)
const after = new Date(now.getTime() + day)
const text = newClientSecret().reveal()

function owned(
  changes: Partial<OwnedSecret> = {},
  credential: Partial<OwnedSecret['credential']> = {},
): OwnedSecret {
  return {
    id: 'secret',
    hint: 'wxyz',
    createdAt: before,
    supersededAt: null,
    retiresAt: null,
    quietHours: null,
    quietSince: null,
    extendedAt: null,
    reportedAt: null,
    firstUsedAt: null,
    lastUsedAt: null,
    lastUsedFrom: null,
    endedAt: null,
    ...changes,
    credential: {
      id: 'credential',
      kind: 'api_client',
      name: 'Billing export',
      clientId: 'kt_x',
      serviceUserName: null,
      version: 1,
      lastRedeemedAt: null,
      lastRedeemedFrom: null,
      expiresAt: null,
      disabledAt: null,
      deletedAt: null,
      ...credential,
    },
  }
}

const flagged = { isFirst: true, wasLive: true, ends: false, disables: false }
const recorded = { ...flagged, wasLive: false }

test.each<[string, OwnedSecret, boolean, number, object | null]>([
  ['a live secret is flagged', owned(), false, 0, flagged],
  [
    'the last live secret ends with its credential',
    owned(),
    true,
    0,
    { ...flagged, ends: true, disables: true },
  ],
  ['one of two live secrets ends alone', owned(), true, 1, { ...flagged, ends: true }],
  ['a retiring secret is live', owned({ retiresAt: after }), true, 1, { ...flagged, ends: true }],
  ['a second report changes nothing', owned({ reportedAt: before }), false, 0, null],
  [
    'a second report still ends a live secret',
    owned({ reportedAt: before }),
    true,
    1,
    { ...flagged, isFirst: false, ends: true },
  ],
  ['a dead secret is recorded', owned({ endedAt: before }), true, 0, recorded],
  ['a dead secret is recorded once', owned({ endedAt: before, reportedAt: before }), true, 0, null],
  ['a secret that has retired is recorded', owned({ retiresAt: now }), true, 1, recorded],
  ['a secret of an expired credential is recorded', owned({}, { expiresAt: now }), true, 0, recorded],
  ['a secret of a deleted credential is recorded', owned({}, { deletedAt: before }), true, 0, recorded],
  [
    'a secret of a disabled credential ends, because it would work again',
    owned({}, { disabledAt: before }),
    true,
    0,
    { ...flagged, ends: true, disables: true },
  ],
])('R7: %s', (_, secret, wantsEnd, liveBeside, effect) => {
  expect(effectOfReport(secret, { wantsEnd, liveBeside, now })).toEqual(effect)
})

test.each<[string, string | null]>([
  ['', null],
  [' \u200b\n ', null],
  ['  https://github.com/example/app, commit 0f3a ', 'https://github.com/example/app, commit 0f3a'],
  ['two\r\nlines\u0000', 'two lines'],
  ['a\u202eb\ud800c', 'abc'],
  [text, 'removed=secret'],
  [`found ${text} in a log`, 'found removed=secret in a log'],
  [`${text.slice(0, 20)}\u200b${text.slice(20)}`, 'removed=secret'],
  [`Basic ${btoa(`id:${text}`)}`, 'Basic removed=secret'],
  [encodeURIComponent(encodeURIComponent(`?${text}`)), 'removed=secret'],
  [`https://paste.example/x?key=${text}&page=2`, 'https://paste.example/x?page=2&removed=secret'],
  [`https://paste.example/raw/${text}`, 'https://paste.example/raw?removed=secret'],
  [text.slice(0, 40), 'removed=secret'],
])('R7: of the place %j only %j is kept', (said, kept) => {
  expect(foundIn(said)).toBe(kept)
})
