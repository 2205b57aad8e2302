import { describe, expect, test } from 'vitest'
import { decideToken, decideVerification, type AccessTokenClaims, type KnownCredential } from './access-token'

const now = new Date('2026-11-22T12:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const credential = (changes: Partial<KnownCredential> = {}): KnownCredential => ({
  id: 'credential',
  clientId: 'kt_aaaaaaaaaaaaaaaaaaaaaaaa',
  expiresAt: null,
  disabledAt: null,
  tokenEpoch: 3,
  scope: ['alerts:read', 'users:read'],
  roles: ['cloud-administrator'],
  secrets: [{ id: 'secret', hash: Buffer.from('right'), retiresAt: null }],
  ...changes,
})

const presents = (text: string) => (secret: { hash: Uint8Array }) =>
  Buffer.from(secret.hash).toString() === text
const decide = (changes: Partial<KnownCredential> = {}, text = 'right') =>
  decideToken(credential(changes), presents(text), 900, now)

describe('a token request', () => {
  test('with a live secret gets the longest lifetime', () => {
    expect(decide()).toMatchObject({ secret: { id: 'secret' }, lifetime: 900 })
  })

  test.each<[string, Partial<KnownCredential>]>([
    ['a disabled credential', { disabledAt: inSeconds(-1) }],
    ['an expired credential', { expiresAt: inSeconds(-1) }],
    ['a credential that expires this very moment', { expiresAt: now }],
    ['a secret that has retired', { secrets: [{ id: 's', hash: Buffer.from('right'), retiresAt: now }] }],
    ['a credential without a secret', { secrets: [] }],
  ])('of %s is refused', (_what, changes) => {
    expect(decide(changes)).toBeNull()
  })

  test('with a wrong secret is refused', () => {
    expect(decide({}, 'wrong')).toBeNull()
  })

  test('with either of two live secrets passes, and names the one that was shown', () => {
    const secrets = ['right', 'other'].map((text) => ({ id: text, hash: Buffer.from(text), retiresAt: null }))
    expect(decide({ secrets }, 'other')?.secret.id).toBe('other')
  })

  test('never outlives the credential or its secret', () => {
    expect(decide({ expiresAt: inSeconds(60) })?.lifetime).toBe(60)
    const secrets = [{ id: 's', hash: Buffer.from('right'), retiresAt: inSeconds(30) }]
    expect(decide({ expiresAt: inSeconds(60), secrets })?.lifetime).toBe(30)
    expect(decide({ expiresAt: new Date(now.getTime() + 900) })).toBeNull()
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

  test('passes while its credential stands, with what is left of its scope', () => {
    expect(decideVerification(claims(), credential(), now)).toEqual({
      scope: ['alerts:read'],
      roles: ['cloud-administrator'],
    })
    expect(decideVerification(claims({ scope: undefined }), credential(), now)?.scope).toEqual([])
  })

  test.each<[string, KnownCredential | null, Partial<AccessTokenClaims>]>([
    ['has expired', credential(), { exp: now.getTime() / 1000 }],
    ['belongs to nobody any more', null, {}],
    ['belongs to another credential', credential(), { sub: 'another' }],
    ['is of an earlier epoch', credential({ tokenEpoch: 4 }), {}],
    ['is of a secret that is gone', credential(), { kt_secret: 'gone' }],
    [
      'is of a secret that has retired',
      credential({ secrets: [{ id: 'secret', hash: Buffer.of(), retiresAt: now }] }),
      {},
    ],
    ['is of a disabled credential', credential({ disabledAt: now }), {}],
    ['is of an expired credential', credential({ expiresAt: now }), {}],
  ])('that %s does not pass', (_what, known, changes) => {
    expect(decideVerification(claims(changes), known, now)).toBeNull()
  })
})
