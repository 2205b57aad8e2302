// What secrets look like: their prefixes, and the checksum at their end. Runs in a browser too.

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

/** The kinds of secrets by their prefixes. */
export const kindOf = {
  [clientSecretPrefix]: 'client_secret',
  [serviceApiKeyPrefix]: 'service_api_key',
  [linkTokenPrefix]: 'one_time_link',
} as const

export type Prefix = keyof typeof kindOf
export const prefixes = Object.keys(kindOf) as Prefix[]

/** What all prefixes begin with. */
export const commonPrefix = 'kt_'

/** The length of the longest kind of secret. */
export const longestSecret = Math.max(...prefixes.map(({ length }) => length)) + randomLength + checksumLength

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
export function secretAt(text: string, index: number): WholeSecret | null {
  const prefix = prefixes.find((each) => text.startsWith(each, index))
  if (!prefix) return null
  const whole = text.slice(index, index + prefix.length + randomLength + checksumLength)
  return isWellFormed(prefix, whole) ? { kind: kindOf[prefix], text: whole } : null
}
