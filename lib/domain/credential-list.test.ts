import { describe, expect, test } from 'vitest'
import { attentionOf, attentionReasonsUnder, type OldSecret } from './credential-list'

const now = new Date('2026-11-26T12:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000)
const strict = { requireNetworkRestriction: true }
const lenient = { requireNetworkRestriction: false }

const quiet = {
  expiresAt: null,
  createdAt: days(-10),
  lastRedeemedAt: null,
  owner: { disabledAt: null },
  networks: ['192.0.2.0/24'],
  oldSecrets: [] as OldSecret[],
  reportedSecrets: [] as { retiresAt: Date | null }[],
}
/** An old secret that retires in some days and was last used some days ago. */
const old = (retires: number | null, used: number | null) => [
  {
    supersededAt: days(-10),
    retiresAt: retires === null ? null : days(retires),
    lastUsedAt: used === null ? null : days(-used),
  },
]

describe('a credential needs attention', () => {
  test.each([
    ['not because it is new and was never used', {}, []],
    ['at the moment of its expiry', { expiresAt: now }, ['expired']],
    ['a millisecond before', { expiresAt: new Date(now.getTime() + 1) }, ['expiring']],
    ['14 days before', { expiresAt: days(14) }, ['expiring']],
    ['not 15 days before', { expiresAt: days(15) }, []],
    [
      'because its old secret retires in 14 days and is in use',
      { oldSecrets: old(14, 0.9) },
      ['secret_retiring'],
    ],
    [
      'because one of its old secrets does',
      { oldSecrets: [...old(-1, 0.1), ...old(3, 0.1)] },
      ['secret_retiring'],
    ],
    ['not because it retires in more than 14 days', { oldSecrets: old(14.1, 0.1) }, []],
    ['not once its date has passed', { oldSecrets: old(0, 0.1) }, []],
    ['not if its old secret was last used a day ago', { oldSecrets: old(3, 1) }, []],
    ['not if its old secret was last used before the rotation', { oldSecrets: old(3, 10) }, []],
    ['not if its old secret was never used', { oldSecrets: old(3, null) }, []],
    ['not if its old secret waits to be quiet', { oldSecrets: old(null, 0.1) }, []],
    ['because a live secret was reported', { reportedSecrets: [{ retiresAt: null }] }, ['leaked']],
    ['not if the reported secret has retired', { reportedSecrets: [{ retiresAt: now }] }, []],
    ['because its owner is disabled', { owner: { disabledAt: days(-1) } }, ['owner_disabled']],
    ['not because nobody owns it', { owner: null }, []],
    ['because it was never used in 90 days', { createdAt: days(-90) }, ['never_redeemed']],
    ['not because it was never used in 89 days', { createdAt: days(-89) }, []],
    [
      'because it was last used 90 days ago',
      { createdAt: days(-200), lastRedeemedAt: days(-90) },
      ['unused'],
    ],
    ['not because it was last used 89 days ago', { createdAt: days(-200), lastRedeemedAt: days(-89) }, []],
    [
      'for every reason that holds, the most urgent first',
      {
        expiresAt: days(-1),
        createdAt: days(-91),
        owner: { disabledAt: now },
        networks: [],
        reportedSecrets: [{ retiresAt: days(1) }],
      },
      ['leaked', 'expired', 'owner_disabled', 'never_redeemed', 'unrestricted'],
    ],
  ])('%s', (_, fields, reasons) => {
    expect(attentionOf({ ...quiet, ...fields }, strict, now)).toEqual(reasons)
  })

  test('because it may be used from anywhere only if a policy requires a restriction', () => {
    const unrestricted = { ...quiet, networks: [] }
    expect(attentionOf(unrestricted, strict, now)).toEqual(['unrestricted'])
    expect(attentionOf(unrestricted, lenient, now)).toEqual([])
    expect(attentionReasonsUnder(lenient)).not.toContain('unrestricted')
  })
})
