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

type Prefix = keyof typeof kindOf
const prefixes = Object.keys(kindOf) as Prefix[]

export type SecretKind = (typeof kindOf)[Prefix]

/** Those that belong to a credential. */
export type MachineSecret = Exclude<SecretKind, 'one_time_link'>

/** What each kind is called. */
export const secretNouns: Record<SecretKind, string> = {
  client_secret: 'client secret',
  service_api_key: 'service API key',
  one_time_link: 'one-time link',
}

/** A secret whose checksum is right. */
export interface WholeSecret {
  kind: SecretKind
  text: string
}

/** The secret that begins at a place of a text, whatever follows it there; null if none does. */
function secretAt(text: string, index: number): WholeSecret | null {
  const prefix = prefixes.find((each) => text.startsWith(each, index))
  if (!prefix) return null
  const whole = text.slice(index, index + prefix.length + randomLength + checksumLength)
  return isWellFormed(prefix, whole) ? { kind: kindOf[prefix], text: whole } : null
}

/** What all prefixes begin with. */
const commonPrefix = 'kt_'

/** How base64 encodes the beginning of a secret that has 0, 1 or 2 bytes before it in its group of three. */
const encodedBeginnings = [0, 1, 2].map((before) => {
  // Of the digits, only those that do not depend on what precedes and follows.
  const from = Math.ceil((before * 8) / 6)
  const to = Math.floor(((before + commonPrefix.length) * 8) / 6)
  return { before, from, digits: btoa('x'.repeat(before) + commonPrefix).slice(from, to) }
})

const longestSecret = Math.max(...prefixes.map(({ length }) => length)) + randomLength + checksumLength
const mostDigits = Math.ceil(((longestSecret + 2) * 8) / 6)
const longestIndent = 40
/** Programs break base64 into lines, often of 64 or 76 digits. */
const lineBreak = String.raw`(?:\r?\n[ \t]{0,${longestIndent}})?`
const encodedRun = new RegExp(`(?:${lineBreak}[0-9A-Za-z+/_-]){1,${mostDigits}}`, 'y')

/** A secret begins at a match of this, if `secretFrom` says so. */
export const secretBeginning = new RegExp(
  [...prefixes, ...encodedBeginnings.map(({ digits }) => digits.split('').join(lineBreak))].join('|'),
  'g',
)

/** The most characters of a text that `secretFrom` looks at. */
export const longestSpan = mostDigits * (1 + '\r\n'.length + longestIndent)

/** The secret that begins at a match of `secretBeginning`, in plain text or in base64; null if none does. */
export function secretFrom(text: string, index: number): WholeSecret | null {
  if (text.startsWith(commonPrefix, index)) return secretAt(text, index)
  encodedRun.lastIndex = index
  const digits = encodedRun.exec(text)?.[0].replaceAll(/\s+/g, '') ?? ''
  const beginning = encodedBeginnings.find((each) => digits.startsWith(each.digits))
  if (!beginning) return null
  const { before, from } = beginning
  const decoded = decode('A'.repeat(from) + digits)
  // The first letter was encoded together with what precedes it.
  return secretAt(commonPrefix + decoded.slice(before + commonPrefix.length), 0)
}

/** Decodes base64, also that for addresses, without padding, cut off anywhere. */
function decode(digits: string): string {
  const standard = digits.replaceAll('-', '+').replaceAll('_', '/')
  // A remainder of one digit carries no byte.
  return atob(standard.length % 4 === 1 ? standard.slice(0, -1) : standard)
}

export interface FoundSecret {
  kind: SecretKind
  /** The last four characters, by which people recognise it; null if it is incomplete or has a typing error. */
  hint: string | null
}

/** After this many characters, the prefix is not a name that happens to begin like a secret. */
const leastRandom = 16
const looksLikeSecret = new RegExp(String.raw`(${prefixes.join('|')})[0-9a-z]{${leastRandom},}`, 'gi')

/** A text in which each secret, and what looks like a part of one, is replaced. */
export function withoutSecret(text: string): string {
  const masked = text.replaceAll(looksLikeSecret, (_, prefix: string) => `${prefix}…`)
  return findSecret(masked) ? '[a secret]' : masked
}

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
  for (const { index, 1: prefix = '' } of text.matchAll(looksLikeSecret)) {
    const whole = secretAt(text, index)
    if (whole) return { kind: whole.kind, whole: whole.text }
    partial ??= { kind: kindOf[prefix.toLowerCase() as Prefix], whole: null }
  }
  return partial
}

/** A text long enough to hold a prefix and some random characters. */
const looksLikeBase64 = /[0-9A-Za-z+/_-]{32,}/g

function locateEncoded(text: string): LocatedSecret | null {
  let partial: LocatedSecret | null = null
  for (const [run] of text.matchAll(looksLikeBase64)) {
    // The run may begin with something else, such as a path or the word "Basic", or lack its beginning.
    for (let start = 0; start < 4; start++) {
      const found = locatePlain(decode(run.slice(start)))
      if (found && found.whole !== null) return found
      partial ??= found
    }
  }
  return partial
}
