import { describe, expect, test } from 'vitest'
import type { KnownCredential } from './access-token'
import { compileNetworks } from './network-restriction'
import { tokenRequestUse, verificationUse } from './usage'

const from = '192.0.2.1'
const roles = ['product-administrator:a', 'product-administrator:b']
const secret = { id: 'secret', hash: Buffer.from(''), retiresAt: null }
const credential: KnownCredential = {
  id: 'credential',
  expiresAt: null,
  disabledAt: null,
  tokenEpoch: 1,
  scope: [],
  roles,
  restriction: compileNetworks([]),
  secrets: [secret],
}
const shown = { credentialId: 'credential', roles }

describe('a token request counts', () => {
  const accepted = { kind: 'accepted', secret, lifetime: 900 } as const

  test('as a use of the scope "token", with its address and authority', () => {
    expect(tokenRequestUse(credential, accepted, { scopeGranted: true, from })).toEqual({
      credentialId: 'credential',
      scope: 'token',
      sourceAddress: from,
      outcome: 'allowed',
      roles: 'product-administrator:a product-administrator:b',
    })
  })

  test('with the reason if it was refused', () => {
    const outcome = (...[decision, scopeGranted]: [Parameters<typeof tokenRequestUse>[1], boolean]) =>
      tokenRequestUse(credential, decision, { scopeGranted, from }).outcome
    expect(outcome({ kind: 'refused', reason: 'wrong_secret' }, true)).toBe('wrong_secret')
    expect(outcome({ kind: 'refused', reason: 'disabled' }, true)).toBe('disabled')
    expect(outcome({ kind: 'forbidden_address' }, false)).toBe('forbidden_address')
    expect(outcome({ kind: 'unknown_address' }, false)).toBe('unknown_address')
    expect(outcome(accepted, false)).toBe('invalid_scope')
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
