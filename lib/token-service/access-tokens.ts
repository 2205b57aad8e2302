import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { AccessTokenClaims } from '@/lib/domain/access-token'
import type { SigningKey } from '@/lib/ports/signing-keys'

const mostVerified = 20_000
const mostVerifiedBytes = 32 * 1024 * 1024
/** Claims take about as much memory as the token, and each entry adds some objects. */
const bytesOf = (token: string) => 2 * token.length + 1_000
// ES256 signatures are the two numbers side by side, not DER (RFC 7518 section 3.4).
const dsaEncoding = 'ieee-p1363'

/**
 * A signature of 64 bytes in base64url, without padding. The last letter carries two bits. Without a check of its other
 * four, a token would have sixteen spellings.
 */
const signaturePattern = /^[\w-]{85}[AQgw]$/
/**
 * The first of a signature's two numbers, without a few bits. Given one valid signature, anyone can make a second one with
 * it.
 */
const firstNumberLength = 42

/** Signs and reads access tokens (RFC 9068, RFC 7515). Caches verified tokens, up to a limit. */
export class AccessTokens {
  readonly #publicKeys: Map<string, KeyObject>
  readonly #header: string
  /**
   * Keyed by the first number of the signature: one entry per signed part, and a long key would make the look-up slower than
   * everything else.
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

  /**
   * The claims of a token that we signed for this audience; null for any other. Whether it still passes is decided
   * elsewhere.
   */
  read(token: string): AccessTokenClaims | null {
    const start = token.lastIndexOf('.') + 1
    const key = token.slice(start, start + firstNumberLength)
    const verified = this.#verified.get(key)
    if (verified?.token === token) return verified.claims
    const claims = this.#verify(token)
    if (claims) this.#remember(token, start, claims)
    return claims
  }

  /** Stores a copy, because a slice of a header would keep the whole header in memory. */
  #remember(token: string, start: number, claims: AccessTokenClaims): void {
    const copy = Buffer.from(token, 'latin1').toString('latin1')
    this.#verified.set(copy.slice(start, start + firstNumberLength), { token: copy, claims })
  }

  /** The size of the cache. */
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
    // We signed it, so it has the form that we write.
    const claims = decode(payload) as unknown as AccessTokenClaims
    return claims.iss === this.expected.issuer && claims.aud === this.expected.audience ? claims : null
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** The object in a part of a token, or an empty one. */
function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
