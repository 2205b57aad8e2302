import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { heapInUse } from '@/lib/test-heap'
import { AccessTokens } from './access-tokens'

const issuer = 'http://localhost:3000'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

function openTokens({ id = 'one', audience = issuer, issuedBy = issuer } = {}) {
  const key = { id, publicJwk: publicKey.export({ format: 'jwk' }), privateKey }
  return new AccessTokens([{ ...key, publicJwk: { ...key.publicJwk } }], { issuer: issuedBy, audience })
}

let issued = 0
function newToken(tokens: AccessTokens, scope = 'alerts:read') {
  issued += 1
  return tokens.sign({
    iss: issuer,
    aud: issuer,
    sub: 'credential',
    client_id: 'client',
    iat: 0,
    exp: 900,
    jti: `token-${issued}`,
    scope,
    roles: [],
    kt_epoch: 0,
    kt_secret: 'secret',
  })
}

/** The order of P-256: if (r, s) is a valid signature, so is (r, order - s). */
const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')

function otherSignature(token: string): string {
  const [header, payload, signature = ''] = token.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`)
  const other = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')
  return [header, payload, Buffer.concat([bytes.subarray(0, 32), other]).toString('base64url')].join('.')
}

describe('a token has only one spelling', () => {
  const tokens = openTokens()
  const token = newToken(tokens)
  const last = token.at(-1) ?? ''
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  // The last letter carries two bits of the signature and four without meaning.
  const sameBits = alphabet[alphabet.indexOf(last) + 1] ?? ''

  test.each<[string, string]>([
    ['a padding', `${token}=`],
    ['two paddings', `${token}==`],
    ['characters that are not base64', `${token}!!!!`],
    ['14 KB of such characters', `${token}${'!'.repeat(14_000)}`],
    ['a space', `${token} `],
    ['an extra letter', `${token}A`],
    ['a letter missing', token.slice(0, -1)],
    ['meaningless bits', token.slice(0, -1) + sameBits],
    ['the signature in standard base64', withSignature(token, (text) => `${text.slice(0, 85)}+`)],
    [
      'an invalid character in the signature',
      withSignature(token, (text) => `${text.slice(0, 40)}!${text.slice(40)}`),
    ],
    ['no signature', token.slice(0, token.lastIndexOf('.') + 1)],
    ['a fourth part', `${token}.x`],
    ['a dot at the end', `${token}.`],
    ['a padding in the payload', token.replace(/\.[^.]*$/, (signature) => `=${signature}`)],
  ])('and is refused with %s, before and after it has been cached', (_title, spelling) => {
    expect(tokens.read(spelling)).toBeNull()
    expect(tokens.read(token)).toMatchObject({ client_id: 'client' })
    expect(tokens.read(spelling)).toBeNull()
  })

  test('except the other signature that the curve allows, which shares its cache entry', () => {
    const twin = otherSignature(token)
    expect(tokens.read(twin)).toMatchObject({ client_id: 'client' })
    const before = tokens.remembered
    for (const each of [token, twin, token, twin]) expect(tokens.read(each)).not.toBeNull()
    expect(tokens.remembered).toEqual(before)
  })
})

test.each<[string, Parameters<typeof openTokens>[0]]>([
  ['for another audience', { audience: 'https://other.example' }],
  ['by another issuer', { issuedBy: 'https://other.example' }],
  ['under a key id that is unknown', { id: 'two' }],
])('a token that the same key signed %s is not ours', (_title, other) => {
  const token = newToken(openTokens())
  expect(openTokens(other).read(token)).toBeNull()
  expect(openTokens().read(token)).not.toBeNull()
})

test('the cache of tokens is limited in bytes, however long they are', () => {
  const tokens = openTokens()
  const scope = Array.from({ length: 3_000 }, (_, n) => `api-${n}:read`).join(' ')
  for (let n = 0; n < 1_500; n += 1) tokens.read(newToken(tokens, scope))
  expect(tokens.remembered.bytes).toBeLessThanOrEqual(32 * 1024 * 1024)
  expect(tokens.remembered.tokens).toBeGreaterThan(100)
  expect(tokens.remembered.tokens).toBeLessThan(1_500)
})

test('a token takes only its own memory, even if it came in a header of 60 KB', () => {
  const tokens = openTokens()
  const padded = Array.from({ length: 300 }, () => `${'x'.repeat(60_000)} ${newToken(tokens)}`)
  const cutOut = () => padded.pop()?.slice(60_001) ?? ''
  tokens.read(cutOut())
  const before = heapInUse()
  while (padded.length > 0) expect(tokens.read(cutOut())).not.toBeNull()
  // With the padding it would be 18 MB.
  expect(heapInUse() - before).toBeLessThan(5 * 1024 * 1024)
})

function withSignature(token: string, change: (signature: string) => string): string {
  const dot = token.lastIndexOf('.') + 1
  return token.slice(0, dot) + change(token.slice(dot))
}
