// What secrets look like, so that they are recognised wherever somebody pastes one. Runs in a browser too.

export const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export const clientSecretPrefix = 'kt_secret_'
export const serviceApiKeyPrefix = 'kt_key_'
export const linkTokenPrefix = 'kt_link_'

/** Random characters, of which 43 carry 256 bits. */
export const randomLength = 43
const checksumLength = 6

/** The CRC-32 of each byte (ISO 3309). */
const crcOfByte = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

function crc32(ascii: string): number {
  let rest = 0xffffffff
  for (let index = 0; index < ascii.length; index++)
    rest = (rest >>> 8) ^ (crcOfByte[(rest ^ ascii.charCodeAt(index)) & 0xff] ?? 0)
  return (rest ^ 0xffffffff) >>> 0
}

/** Six base62 characters that depend on all characters of an ASCII text. */
export function checksum(body: string): string {
  let rest = crc32(body)
  let text = ''
  for (let i = 0; i < checksumLength; i++) {
    text = base62.charAt(rest % 62) + text
    rest = Math.floor(rest / 62)
  }
  return text
}

/** Whether a text is a prefix, random characters and their checksum. */
export function isWellFormed(prefix: string, text: string): boolean {
  if (text.length !== prefix.length + randomLength + checksumLength || !text.startsWith(prefix)) return false
  return checksum(text.slice(0, -checksumLength)) === text.slice(-checksumLength)
}

const kindOf = {
  [clientSecretPrefix]: 'client_secret',
  [serviceApiKeyPrefix]: 'service_api_key',
  [linkTokenPrefix]: 'one_time_link',
} as const

export interface FoundSecret {
  kind: (typeof kindOf)[keyof typeof kindOf]
  /** The last four characters, by which people recognise it; null if it is incomplete or has a typing error. */
  hint: string | null
}

/** After this many characters, the prefix is not a name that happens to begin like a secret. */
const leastRandom = 16
const looksLikeSecret = new RegExp(
  String.raw`(${Object.keys(kindOf).join('|')})([0-9a-z]{${leastRandom},})`,
  'gi',
)

/** Where a secret was found: the whole text of it, or null if it is incomplete or has a typing error. */
interface LocatedSecret {
  kind: FoundSecret['kind']
  whole: string | null
}

/**
 * The first secret in a text, or what looks like a part of one: it must not be searched for, stored or put in an address.
 * Finds it in base64 too, as HTTP Basic authentication sends it.
 */
export function findSecret(text: string): FoundSecret | null {
  const found = locateSecret(text)
  return found && { kind: found.kind, hint: found.whole?.slice(-4) ?? null }
}

/** The same with its text. A whole secret anywhere comes before what looks like a part of one. */
export function locateSecret(text: string): LocatedSecret | null {
  const plain = locatePlain(text)
  if (plain && plain.whole !== null) return plain
  const encoded = locateEncoded(text)
  return encoded && encoded.whole !== null ? encoded : (plain ?? encoded)
}

function locatePlain(text: string): LocatedSecret | null {
  let partial: LocatedSecret | null = null
  for (const [, prefix = '', rest = ''] of text.matchAll(looksLikeSecret)) {
    const whole = prefix + rest.slice(0, randomLength + checksumLength)
    const kind = kindOf[prefix.toLowerCase() as keyof typeof kindOf]
    if (isWellFormed(prefix, whole)) return { kind, whole }
    partial ??= { kind, whole: null }
  }
  return partial
}

/** A text long enough to hold a prefix and some random characters. */
const looksLikeBase64 = /[0-9A-Za-z+/_-]{32,}/g

function locateEncoded(text: string): LocatedSecret | null {
  let partial: LocatedSecret | null = null
  for (const [run] of text.matchAll(looksLikeBase64)) {
    const digits = run.replaceAll('-', '+').replaceAll('_', '/')
    // The run may begin with something else, such as a path or the word "Basic", or lack its beginning.
    for (let start = 0; start < 4; start++) {
      const length = digits.length - start
      // A remainder of one character carries no byte.
      const found = locatePlain(atob(digits.slice(start, start + length - (length % 4 === 1 ? 1 : 0))))
      if (found && found.whole !== null) return found
      partial ??= found
    }
  }
  return partial
}
