import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  base62,
  checksum,
  clientSecretPrefix,
  isWellFormed,
  linkTokenPrefix,
  randomLength,
  serviceApiKeyPrefix,
} from './secret-form'
import { locateSecret, type FoundSecret } from './secret-finding'

const inspect = Symbol.for('nodejs.util.inspect.custom')

/**
 * A secret in plain text. It prints as `[secret]` in logs, JSON and errors. Only `reveal` returns the text, so a search
 * for that name finds the few places that may call it.
 */
export class PlainSecret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The text itself, for hashing and for the one answer that shows it. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect](): string {
    return '[secret]'
  }
}

/** Random base62 characters, each of the 62 equally likely. */
export function randomBase62(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 = 4 x 62: higher bytes would favour the first characters.
      if (byte < 248 && text.length < length) text += base62.charAt(byte % 62)
    }
  }
  return text
}

/** 43 base62 characters carry 256 random bits; six more carry their CRC-32, for secret scanners. */
function newSecret(prefix: string): PlainSecret {
  const body = prefix + randomBase62(randomLength)
  return new PlainSecret(body + checksum(body))
}

/** A new client secret. */
export function newClientSecret(): PlainSecret {
  return newSecret(clientSecretPrefix)
}

/** The unguessable token of a one-time link. */
export function newLinkToken(): PlainSecret {
  return newSecret(linkTokenPrefix)
}

/** Whether a text has the form of a client secret, which distinguishes a typing error from a wrong secret. */
export function isWellFormedClientSecret(text: string): boolean {
  return isWellFormed(clientSecretPrefix, text)
}

/** A new service API key. */
export function newServiceApiKey(): PlainSecret {
  return newSecret(serviceApiKeyPrefix)
}

/** Whether a text has the form of a service API key, so that nonsense never reaches the database. */
export function isWellFormedServiceApiKey(text: string): boolean {
  return isWellFormed(serviceApiKeyPrefix, text)
}

/**
 * The first secret in a text, such as a line of a file or a header. It is null if it is incomplete or has a typing error. Null
 * if there is none.
 */
export function secretIn(text: string): { kind: FoundSecret['kind']; secret: PlainSecret | null } | null {
  const found = locateSecret(text)
  return found && { kind: found.kind, secret: found.whole === null ? null : new PlainSecret(found.whole) }
}

/** The last four characters, by which people recognise a secret. */
export function secretHint(secret: PlainSecret): string {
  return secret.reveal().slice(-4)
}

/** A 256-bit key for one purpose, derived from the root key (HKDF-SHA-256, RFC 5869). */
export function deriveKey(rootKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', rootKey, '', `keyturn ${purpose}`, 32))
}

/** The keyed hash under which a machine's secret is stored. 256 random bits need no slow hash. */
export function hashSecret(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

/** Compares two hashes in constant time. */
export function equalHashes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
