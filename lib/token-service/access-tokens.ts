import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { AccessTokenClaims } from '@/lib/domain/access-token'
import type { SigningKey } from '@/lib/ports/signing-keys'

const mostVerified = 20_000
const mostVerifiedBytes = 32 * 1024 * 1024
/** Claims hold about what the token does, and every entry some objects. */
const bytesOf = (token: string) => 2 * token.length + 1_000
// ES256 signatures are the two numbers side by side, not DER (RFC 7518 section 3.4).
const dsaEncoding = 'ieee-p1363'

/**
 * A signature of 64 bytes in base64url, without padding. The last letter carries two bits; were the other four free, a token
 * would have sixteen spellings.
 */
const signaturePattern = /^[\w-]{85}[AQgw]$/
/** Of a signature's two numbers the first, but for a few bits. Whoever knows one good signature can make another with it. */
const firstNumberLength = 42

/** Signs and reads access tokens (RFC 9068, RFC 7515). Tokens once found good are remembered, bounded. */
export class AccessTokens {
  readonly #publicKeys: Map<string, KeyObject>
  readonly #header: string
  /**
   * By the first number of the signature: one entry for a signed part, and a long key would take longer to look up than all
   * else that is done with it.
   */
  readonly #verified = new LRUCache<string, { token: string; claims: AccessTokenClaims }>({
    max: mostVerified,
    maxSize: mostVerifiedBytes,
    sizeCalculation: ({ token }) => bytesOf(token),
  })

  /** The first key signs; all of them verify. */
  constructor(
    private readonly keys: [SigningKey, ...SigningKey[]],
    private readonly expected: { issuer: string; audience: string },
  ) {
    this.#publicKeys = new Map(
      keys.map((key) => [key.id, createPublicKey({ key: key.publicJwk, format: 'jwk' })]),
    )
    this.#header = encode({ alg: 'ES256', typ: 'at+jwt', kid: keys[0].id })
  }

  sign(claims: AccessTokenClaims): string {
    const signed = `${this.#header}.${encode(claims)}`
    const signature = sign('sha256', Buffer.from(signed), { key: this.keys[0].privateKey, dsaEncoding })
    return `${signed}.${signature.toString('base64url')}`
  }

  /** What a token says, when we signed it for this audience; null otherwise. Whether it still passes is decided elsewhere. */
  read(token: string): AccessTokenClaims | null {
    const start = token.lastIndexOf('.') + 1
    const key = token.slice(start, start + firstNumberLength)
    const verified = this.#verified.get(key)
    if (verified?.token === token) return verified.claims
    const claims = this.#verify(token)
    if (claims) this.#remember(token, start, claims)
    return claims
  }

  /** As a copy: what was cut out of a header keeps all of it in memory, however much that is. */
  #remember(token: string, start: number, claims: AccessTokenClaims): void {
    const copy = Buffer.from(token, 'latin1').toString('latin1')
    this.#verified.set(copy.slice(start, start + firstNumberLength), { token: copy, claims })
  }

  /** How much is remembered. */
  get remembered(): { tokens: number; bytes: number } {
    return { tokens: this.#verified.size, bytes: this.#verified.calculatedSize }
  }

  #verify(token: string): AccessTokenClaims | null {
    const [header, payload, signature, ...rest] = token.split('.')
    if (!header || !payload || !signature || rest.length > 0 || !signaturePattern.test(signature)) return null
    const { alg, typ, kid } = decode(header)
    const key = typeof kid === 'string' ? this.#publicKeys.get(kid) : undefined
    if (!key || alg !== 'ES256' || typ !== 'at+jwt') return null
    const good = verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      { key, dsaEncoding },
      Buffer.from(signature, 'base64url'),
    )
    if (!good) return null
    // We signed it, so it has the form that we give.
    const claims = decode(payload) as unknown as AccessTokenClaims
    return claims.iss === this.expected.issuer && claims.aud === this.expected.audience ? claims : null
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** The object in a part of a token; an empty one when there is none. */
function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
