import { describe, expect, test } from 'vitest'
import { decideToken, decideVerification, type AccessTokenClaims, type KnownCredential } from './access-token'
import { compileNetworks } from './network-restriction'

const now = new Date('2026-11-22T12:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const credential = (changes: Partial<KnownCredential> = {}): KnownCredential => ({
  id: 'credential',
  expiresAt: null,
  disabledAt: null,
  tokenEpoch: 3,
  scope: ['alerts:read', 'users:read'],
  roles: ['cloud-administrator'],
  restriction: compileNetworks([]),
  secrets: [{ id: 'secret', hash: Buffer.from('right'), retiresAt: null }],
  ...changes,
})

const presents = (text: string) => (secret: { hash: Uint8Array }) =>
  Buffer.from(secret.hash).toString() === text
const from = '192.0.2.1'
const decide = (changes: Partial<KnownCredential> = {}, text = 'right') =>
  decideToken(credential(changes), { matches: presents(text), from, longestLifetime: 900, now })
const elsewhere = compileNetworks(['203.0.113.0/24'])

/** The lifetime of the token, if one is issued. */
function lifetimeOf(changes: Partial<KnownCredential>) {
  const decision = decide(changes)
  return decision.kind === 'accepted' ? decision.lifetime : null
}

describe('a token request', () => {
  test('with a live secret gets the longest lifetime', () => {
    expect(decide()).toMatchObject({ kind: 'accepted', secret: { id: 'secret' }, lifetime: 900 })
  })

  test.each<[string, string, Partial<KnownCredential>]>([
    ['a disabled credential', 'disabled', { disabledAt: inSeconds(-1) }],
    ['an expired credential', 'expired', { expiresAt: inSeconds(-1) }],
    ['a credential that expires at this moment', 'expired', { expiresAt: now }],
    [
      'a secret that has retired',
      'wrong_secret',
      { secrets: [{ id: 's', hash: Buffer.from('right'), retiresAt: now }] },
    ],
    ['a credential without a secret', 'wrong_secret', { secrets: [] }],
  ])('of %s is refused as %s', (_what, reason, changes) => {
    expect(decide(changes)).toEqual({ kind: 'refused', reason })
  })

  test('with a wrong secret is refused', () => {
    expect(decide({}, 'wrong')).toEqual({ kind: 'refused', reason: 'wrong_secret' })
  })

  test('with either of two live secrets passes, and names the one that was shown', () => {
    const secrets = ['right', 'other'].map((text) => ({ id: text, hash: Buffer.from(text), retiresAt: null }))
    expect(decide({ secrets }, 'other')).toMatchObject({ secret: { id: 'other' } })
  })

  test('never outlives the credential or its secret', () => {
    expect(lifetimeOf({ expiresAt: inSeconds(60) })).toBe(60)
    const secrets = [{ id: 's', hash: Buffer.from('right'), retiresAt: inSeconds(30) }]
    expect(lifetimeOf({ expiresAt: inSeconds(60), secrets })).toBe(30)
    expect(lifetimeOf({ expiresAt: new Date(now.getTime() + 900) })).toBeNull()
  })

  test('with the correct secret from a forbidden address has a different reason than one with a wrong secret', () => {
    expect(decide({ restriction: elsewhere })).toEqual({ kind: 'forbidden_address' })
    expect(decide({ restriction: elsewhere }, 'wrong')).toMatchObject({ reason: 'wrong_secret' })
  })

  test('from an unknown address is refused if addresses are restricted, and is not reported as a leak', () => {
    const request = { matches: presents('right'), from: 'unknown', longestLifetime: 900, now }
    expect(decideToken(credential({ restriction: elsewhere }), request)).toEqual({ kind: 'unknown_address' })
    expect(decideToken(credential(), request)).toMatchObject({ kind: 'accepted' })
  })
})

describe('a token', () => {
  const claims = (changes: Partial<AccessTokenClaims> = {}): AccessTokenClaims => ({
    iss: 'i',
    aud: 'a',
    sub: 'credential',
    client_id: 'kt_aaaaaaaaaaaaaaaaaaaaaaaa',
    iat: now.getTime() / 1000,
    exp: now.getTime() / 1000 + 900,
    jti: 'j',
    scope: 'alerts:read alerts:write',
    roles: ['cloud-administrator'],
    kt_epoch: 3,
    kt_secret: 'secret',
    ...changes,
  })

  test('passes while its credential is active, with what is left of its scope', () => {
    expect(decideVerification(claims(), credential(), from, now)).toEqual({
      kind: 'accepted',
      scope: ['alerts:read'],
      roles: ['cloud-administrator'],
    })
    expect(decideVerification(claims({ scope: undefined }), credential(), from, now)).toMatchObject({
      scope: [],
    })
  })

  test('does not pass from an address where its credential may not be used', () => {
    const restricted = credential({ restriction: elsewhere })
    expect(decideVerification(claims(), restricted, from, now)).toEqual({ kind: 'forbidden_address' })
    expect(decideVerification(claims(), restricted, 'unknown', now)).toEqual({ kind: 'unknown_address' })
    expect(decideVerification(claims(), restricted, '203.0.113.9', now)).toMatchObject({ kind: 'accepted' })
  })

  test.each<[string, string, KnownCredential | null, Partial<AccessTokenClaims>]>([
    ['has expired', 'token_expired', credential(), { exp: now.getTime() / 1000 }],
    ['belongs to a credential that no longer exists', 'deleted', null, {}],
    ['belongs to another credential', 'deleted', credential(), { sub: 'another' }],
    ['was issued in an earlier epoch', 'revoked', credential({ tokenEpoch: 4 }), {}],
    ['was issued for a secret that no longer exists', 'revoked', credential(), { kt_secret: 'gone' }],
    [
      'was issued for a secret that has retired',
      'revoked',
      credential({ secrets: [{ id: 'secret', hash: Buffer.of(), retiresAt: now }] }),
      {},
    ],
    ['belongs to a disabled credential', 'disabled', credential({ disabledAt: now }), {}],
    ['belongs to an expired credential', 'expired', credential({ expiresAt: now }), {}],
  ])('that %s does not pass, as %s', (_what, reason, known, changes) => {
    expect(decideVerification(claims(changes), known, from, now)).toEqual({ kind: 'refused', reason })
  })
})
