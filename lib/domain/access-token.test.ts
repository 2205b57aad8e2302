import { describe, expect, test } from 'vitest'
import {
  decideToken,
  decideTokenState,
  decideVerification,
  endOfToken,
  type AccessTokenClaims,
} from './access-token'
import type { TokenHolder } from './known-credential'
import { compileNetworks } from './network-restriction'
import { knownCredential, knownSecret } from './test-known-credential'

const now = new Date('2026-11-22T12:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const secret = knownSecret('secret')

const credential = (changes: Partial<TokenHolder> = {}) =>
  knownCredential({
    tokenEpoch: 3,
    scope: ['alerts:read', 'users:read'],
    roles: ['cloud-administrator'],
    secrets: [secret],
    ...changes,
  })

const from = '192.0.2.1'
const elsewhere = compileNetworks(['203.0.113.0/24'])

describe('a token for an authenticated client', () => {
  const decide = (expiresAt: Date | null, retiresAt: Date | null, at = now) =>
    decideToken(
      { credential: credential({ expiresAt }), secret: { ...secret, retiresAt } },
      { longestLifetime: 900, now: at },
    )
  const expired = { kind: 'refused', reason: 'expired' }

  test('has the longest allowed lifetime', () => {
    expect(decide(null, null)).toEqual({ kind: 'accepted', lifetime: 900 })
    expect(decide(inSeconds(901), inSeconds(900))).toEqual({ kind: 'accepted', lifetime: 900 })
  })

  test('never outlives the credential or its secret', () => {
    expect(decide(inSeconds(60), null)).toEqual({ kind: 'accepted', lifetime: 60 })
    expect(decide(inSeconds(60), inSeconds(30))).toEqual({ kind: 'accepted', lifetime: 30 })
    expect(decide(inSeconds(30), inSeconds(60))).toEqual({ kind: 'accepted', lifetime: 30 })
  })

  test('R1: is issued until the whole second in which its secret retires', () => {
    expect(decide(null, inSeconds(1), inSeconds(0.999))).toEqual({ kind: 'accepted', lifetime: 1 })
    expect(decide(null, inSeconds(60), inSeconds(0.5))).toEqual({ kind: 'accepted', lifetime: 60 })
  })

  test('is refused if it would end in the second in which it is issued', () => {
    expect(decide(inSeconds(0.9), null)).toEqual(expired)
    expect(decide(null, inSeconds(0.9))).toEqual(expired)
    expect(decide(inSeconds(-1), null)).toEqual(expired)
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

  test.each<[string, string, TokenHolder | null, Partial<AccessTokenClaims>]>([
    ['has expired', 'token_expired', credential(), { exp: now.getTime() / 1000 }],
    ['belongs to a credential that no longer exists', 'deleted', null, {}],
    ['belongs to another credential', 'deleted', credential(), { sub: 'another' }],
    ['was issued in an earlier epoch', 'revoked', credential({ tokenEpoch: 4 }), {}],
    ['was issued for a secret that no longer exists', 'revoked', credential(), { kt_secret: 'gone' }],
    [
      'was issued for a secret that has retired',
      'revoked',
      credential({ secrets: [{ id: 'secret', hint: 'cret', hash: Buffer.of(), retiresAt: now }] }),
      {},
    ],
    ['belongs to a disabled credential', 'disabled', credential({ disabledAt: now }), {}],
    ['belongs to an expired credential', 'expired', credential({ expiresAt: now }), {}],
    ['was revoked', 'revoked', credential({ revokedTokens: new Set(['another', 'j']) }), {}],
    [
      'was issued more than a minute from now',
      'token_not_yet_valid',
      credential(),
      { iat: now.getTime() / 1000 + 61 },
    ],
  ])('that %s is not active and does not pass, as %s', (_what, reason, known, changes) => {
    expect(decideVerification(claims(changes), known, from, now)).toEqual({ kind: 'refused', reason })
    expect(decideTokenState(claims(changes), known, now)).toEqual({ kind: 'refused', reason })
  })

  test('passes if only another token was revoked, or if the clock that issued it is a minute ahead', () => {
    const accepted = { kind: 'accepted' }
    const others = credential({ revokedTokens: new Set(['another']) })
    expect(decideVerification(claims(), others, from, now)).toMatchObject(accepted)
    const ahead = claims({ iat: now.getTime() / 1000 + 60 })
    expect(decideVerification(ahead, credential(), from, now)).toMatchObject(accepted)
  })

  test('is active wherever it is used', () => {
    const restricted = credential({ restriction: elsewhere })
    expect(decideTokenState(claims(), restricted, now)).toEqual({
      kind: 'accepted',
      scope: ['alerts:read'],
      roles: ['cloud-administrator'],
    })
  })

  test('ends with itself, its credential or its secret, whichever is first', () => {
    const exp = now.getTime() / 1000 + 900
    const retiring = (seconds: number) => [{ ...secret, retiresAt: inSeconds(seconds) }]
    expect(endOfToken(claims(), credential())).toBe(exp)
    expect(endOfToken(claims(), credential({ expiresAt: inSeconds(901) }))).toBe(exp)
    expect(endOfToken(claims(), credential({ expiresAt: inSeconds(60.9) }))).toBe(exp - 840)
    expect(endOfToken(claims(), credential({ secrets: retiring(30) }))).toBe(exp - 870)
    const other = { ...secret, id: 'other', retiresAt: inSeconds(1) }
    expect(endOfToken(claims(), credential({ secrets: [other, secret] }))).toBe(exp)
  })
})
