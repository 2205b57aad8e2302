import { describe, expect, test } from 'vitest'
import { knownCredential } from './test-known-credential'
import { clientUse, lengthOfPeriod, verificationUse } from './usage'

const from = '192.0.2.1'
const roles = ['product-administrator:a', 'product-administrator:b']
const credential = knownCredential({ roles })
const shown = { credentialId: 'credential', roles }

test('a token request counts as a use of "token", with its outcome, address and authority', () => {
  expect(clientUse(credential, { endpoint: 'token', outcome: 'invalid_scope', from })).toEqual({
    credentialId: 'credential',
    scope: 'token',
    sourceAddress: from,
    outcome: 'invalid_scope',
    roles: 'product-administrator:a product-administrator:b',
  })
})

describe('a verification counts', () => {
  const accepted = { kind: 'accepted', scope: ['alerts:read', 'users:read'], roles: ['left'] } as const
  const use = (required: string[]) =>
    verificationUse(
      shown,
      { ...accepted, scope: [...accepted.scope], roles: [...accepted.roles] },
      { required, from },
    )

  test('as a use of the required scopes, with the remaining authority', () => {
    expect(use(['alerts:read'])).toEqual({
      credentialId: 'credential',
      scope: 'alerts:read',
      sourceAddress: from,
      outcome: 'allowed',
      roles: 'left',
    })
    expect(use([])).toMatchObject({ scope: '', outcome: 'allowed' })
    expect(use(['alerts:write'])).toMatchObject({ scope: 'alerts:write', outcome: 'insufficient_scope' })
  })

  test('the same in whatever order the scopes were required', () => {
    expect(use(['users:read', 'alerts:read', 'users:read']).scope).toBe('alerts:read users:read')
  })

  test.each([
    ['nonsense', ['<script>']],
    ['a scope of 10 kB', ['x'.repeat(10_000)]],
    ['many scopes', Array.from({ length: 500 }, (_, i) => `api-${i}:read`)],
    ['the name under which token requests are counted', ['token']],
  ])('%s under a shared name', (_what, required) => {
    expect(use(required)).toMatchObject({ scope: 'other', outcome: 'insufficient_scope' })
  })

  test('with the reason if the token no longer passes, and the authority that it claimed', () => {
    const refused = verificationUse(
      shown,
      { kind: 'refused', reason: 'revoked' },
      { required: ['alerts:read'], from },
    )
    expect(refused).toMatchObject({ outcome: 'revoked', roles: roles.join(' ') })
  })
})

test('a period is a day only if it begins at midnight and is older than a week', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const length = (period: string) => lengthOfPeriod(new Date(period), now)
  expect(length('2026-11-14T00:00:00Z')).toBe('day')
  expect(length('2026-11-15T00:00:00Z')).toBe('hour')
  expect(length('2026-11-22T00:00:00Z')).toBe('hour')
  expect(length('2026-11-14T01:00:00Z'), 'not rolled up yet').toBe('hour')
})
