export type Family = 'IPv4' | 'IPv6'

/** An address as the unsigned number of its 32 or 128 bits. */
export interface IpAddress {
  family: Family
  value: bigint
}

/** The IPv4-mapped addresses, ::ffff:0:0/96 (RFC 4291, 2.5.5.2): IPv6 numbers that count as IPv4. */
export const mapped = { first: 0xffff_0000_0000n, last: 0xffff_ffff_ffffn }

// "0000:0000:0000:0000:0000:ffff:255.255.255.255"
const longestAddress = 45
const octet = '(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])'
const dotted = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`)
const zeros = [0, 0, 0, 0, 0, 0, 0, 0]

function ipv4Value(text: string): number | null {
  const match = dotted.exec(text)
  return match && match.slice(1).reduce((value, part) => value * 256 + Number(part), 0)
}

/** Converts a trailing IPv4 address to two hexadecimal groups; null if it is not a valid address. */
function withoutDots(text: string): string | null {
  const end = text.lastIndexOf(':') + 1
  const value = ipv4Value(text.slice(end))
  if (value === null) return null
  return `${text.slice(0, end)}${Math.floor(value / 65536).toString(16)}:${(value % 65536).toString(16)}`
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  const letter = code | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

/** The groups of hexadecimal digits, and the index of the group after "::", or -1. */
function readGroups(text: string): { groups: number[]; gap: number } | null {
  const groups: number[] = []
  let gap = text.startsWith('::') ? 0 : -1
  let at = gap === 0 ? 2 : 0
  while (at < text.length) {
    const start = at
    let value = 0
    for (; at < text.length; at += 1) {
      const digit = hexDigit(text.charCodeAt(at))
      if (digit < 0) break
      value = value * 16 + digit
    }
    if (at === start || at > start + 4) return null
    groups.push(value)
    if (at === text.length) break
    if (text[at] !== ':' || at + 1 === text.length) return null
    at += 1
    if (text[at] === ':') {
      if (gap >= 0) return null
      gap = groups.length
      at += 1
    }
  }
  return { groups, gap }
}

/** RFC 4291, 2.2: eight groups, of which "::", at most once, leaves out one or more. */
function ipv6Value(text: string): bigint | null {
  const read = readGroups(text)
  if (!read) return null
  const { groups, gap } = read
  const missing = 8 - groups.length
  if (gap < 0 ? missing !== 0 : missing < 1) return null
  if (missing > 0) groups.splice(gap, 0, ...zeros.slice(0, missing))
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups
  // Three exact numbers of 48, 48 and 32 bits: a bigint per group takes twice as long.
  const high = BigInt((a * 65536 + b) * 65536 + c)
  const middle = BigInt((d * 65536 + e) * 65536 + f)
  return (high << 80n) | (middle << 32n) | BigInt(g * 65536 + h)
}

/**
 * Parses an address in full form: four decimal numbers, or IPv6 as in RFC 4291, 2.2. An IPv4-mapped address becomes its
 * IPv4 address. Null for anything else, including short forms, leading zeros, hexadecimal, ports and zones.
 *
 * Not ipaddr.js: it accepts those, reads "::10.0.0.1" as "::ffff:10.0.0.1", and takes several times as long on every
 * verification.
 */
export function readAddress(text: string): IpAddress | null {
  if (text.length > longestAddress) return null
  if (!text.includes(':')) {
    const value = ipv4Value(text)
    return value === null ? null : { family: 'IPv4', value: BigInt(value) }
  }
  const hexadecimal = text.includes('.') ? withoutDots(text) : text
  const value = hexadecimal === null ? null : ipv6Value(hexadecimal)
  if (value === null) return null
  const isMapped = value >= mapped.first && value <= mapped.last
  return isMapped ? { family: 'IPv4', value: value - mapped.first } : { family: 'IPv6', value }
}

/** The canonical text of an address, for IPv6 as in RFC 5952. */
export function addressText({ family, value }: IpAddress): string {
  if (family === 'IPv4') {
    const bits = Number(value)
    return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`
  }
  const groups: number[] = []
  // Words of 32 bits: a bigint operation per group takes twice as long.
  for (const shift of [96n, 64n, 32n, 0n]) {
    const word = Number(BigInt.asUintN(32, value >> shift))
    groups.push(word >>> 16, word & 0xffff)
  }
  return ipv6Text(groups)
}

/** RFC 5952, 4: lower case, and "::" for the longest run of two or more zeros; of equally long runs, the first. */
function ipv6Text(groups: readonly number[]): string {
  let longest = { start: 0, end: 0 }
  for (let start = 0; start < groups.length; start++) {
    let end = start
    while (groups[end] === 0) end++
    if (end - start > longest.end - longest.start) longest = { start, end }
  }
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':')
  if (longest.end - longest.start < 2) return text(groups)
  return `${text(groups.slice(0, longest.start))}::${text(groups.slice(longest.end))}`
}
