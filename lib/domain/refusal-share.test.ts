import { expect, test } from 'vitest'
import { mostRefusals, shareLimits, shareOf, type RefusalShare } from './refusal-share'

type Shared = Parameters<typeof shareOf>[0]
const right = { shown: 'client_secret', secretHint: 'wxyz' } as const
const wrong = { shown: 'client_secret', secretHint: null } as const
const token = { shown: 'access_token', secretHint: null } as const
const key = { shown: 'service_api_key', secretHint: null } as const
const nothing = { shown: null, secretHint: null } as const

test.each<[RefusalShare, Pick<Shared, 'reason' | 'shown' | 'secretHint'>]>([
  ['proven', { ...right, reason: 'forbidden_address' }],
  ['proven', { ...right, reason: 'disabled' }],
  ['proven', { ...right, reason: 'scope_not_held' }],
  ['proven', { ...token, reason: 'revoked' }],
  ['proven', { ...token, reason: 'deleted' }],
  ['proven', { ...token, reason: 'unavailable' }],
  ['proven', { ...key, reason: 'expired' }],
  ['unproven', { ...wrong, reason: 'wrong_secret' }],
  ['unproven', { ...wrong, reason: 'unavailable' }],
  ['unproven', { ...key, reason: 'wrong_secret' }],
  ['unproven', { ...nothing, reason: 'no_authentication' }],
  ['unproven', { ...wrong, reason: 'unknown_client' }],
])('a refusal of a credential is %s: %j', (share, refusal) => {
  expect(shareOf({ credentialId: 'c', ...refusal })).toBe(share)
})

test.each<[RefusalShare, Shared['reason']]>([
  ['anonymous', 'no_credential'],
  ['anonymous', 'unknown_path'],
  ['anonymous', 'method_not_allowed'],
  ['unknown', 'unknown_client'],
  ['unknown', 'unknown_credential'],
  ['unknown', 'several_credentials'],
  ['unknown', 'body_not_a_form'],
])('a refusal of no known credential is %s: %s', (share, reason) => {
  expect(shareOf({ credentialId: null, ...nothing, reason })).toBe(share)
})

test('the shares of a credential are a hundred together, and those of none two thousand', () => {
  const { proven, unproven, unknown, anonymous } = shareLimits
  expect([proven + unproven, unknown + anonymous, mostRefusals]).toEqual([100, 2_000, 20_000])
})
