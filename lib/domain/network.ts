import { addressText, readAddress, type Family, type IpAddress } from './ip-address'

/** Addresses of one family from the first to the last, inclusive. */
export interface Network {
  family: Family
  first: bigint
  last: bigint
}

/** A valid entry with its canonical text, or a message that quotes the entry and says what is wrong. */
export type ReadNetwork = { network: Network; text: string } | { problem: string }

const width = { IPv4: 32, IPv6: 128 }
// Word processors turn a hyphen between blanks into a dash.
const hyphen = /[-\u2010-\u2015\u2212]/u

// The first match determines the message.
const addressProblems: readonly [RegExp, string][] = [
  [/\s/u, 'contains a space; separate entries with commas or new lines.'],
  [/%/u, 'names an interface after “%”; write the address without it.'],
  [/^\[|\]|^\d+(\.\d+)+:\d*$/u, 'has brackets or a port; write the address alone.'],
  [/\*/u, 'has a wildcard; write a network such as 10.0.0.0/24, or a range.'],
  [/(^|[.:])0x/iu, 'is written in hexadecimal; write four decimal numbers, such as 10.0.0.1.'],
  // Some programs read these as octal, others as decimal.
  [/(^|[.:])0\d+\..*\d$|\.0\d+$/u, 'has a number with a leading zero; write it without.'],
  [/^\d+(\.\d+){0,2}$/u, 'is a short form; write all four numbers of the address.'],
]
// RFC 4291, 2.5.5.1: deprecated, and meant as an IPv4 address.
const ipv4Compatible = /^[0:]+(\d+\.){3}\d+$/u

function quote(entry: string): string {
  const shown = entry.length > 100 ? `${entry.slice(0, 100)}…` : entry
  // Makes invisible characters visible: otherwise the message would quote text that looks correct.
  return `“${shown.replace(/\p{C}/gu, '\ufffd')}”`
}

function readOne(text: string): IpAddress | { problem: string } {
  const address = readAddress(text)
  if (address && ipv4Compatible.test(text)) {
    return { problem: `${quote(text)} is a deprecated form; write the IPv4 address alone.` }
  }
  if (address) return address
  // Some of these patterns take quadratic time.
  const known = text.length > 100 ? undefined : addressProblems.find(([form]) => form.test(text))
  return { problem: `${quote(text)} ${known?.[1] ?? 'is not an IP address.'}` }
}

function readRange(entry: string, ends: string[]): ReadNetwork {
  const no = (why: string) => ({ problem: `${quote(entry)} is not a range of addresses: ${why}` })
  const [start = '', end = '', more] = ends
  if (more !== undefined) return no('it has more than one hyphen.')
  if (!start || !end) return no(`there is no address ${start ? 'after' : 'before'} the hyphen.`)
  const network = ends.find((text) => text.includes('/'))
  if (network) return no(`${quote(network)} is a network, and a range has an address at each end.`)
  const first = readOne(start)
  if ('problem' in first) return no(first.problem)
  const last = readOne(end)
  if ('problem' in last) return no(last.problem)
  if (first.family !== last.family) return no('one end is IPv4 and the other IPv6.')
  if (first.value > last.value) return { problem: `${quote(entry)} ends before it starts.` }
  if (first.value === last.value) {
    return { problem: `${quote(entry)} is a single address; write it without the hyphen.` }
  }
  return {
    network: { family: first.family, first: first.value, last: last.value },
    text: `${addressText(first)}-${addressText(last)}`,
  }
}

function readCidr(entry: string, base: string, prefix: string): ReadNetwork {
  if (!base) return { problem: `${quote(entry)} is not a network: there is no address before the slash.` }
  const address = readOne(base)
  if ('problem' in address) return { problem: `${quote(entry)} is not a network: ${address.problem}` }
  const { family, value } = address
  // ::ffff:10.0.0.0/104 is 10.0.0.0/8.
  const before = family === 'IPv4' && base.includes(':') ? 96 : 0
  const length = /^(0|[1-9]\d{0,2})$/u.test(prefix) ? Number(prefix) - before : Number.NaN
  if (!(length >= 0 && length <= width[family])) {
    const allowed = `${before} to ${before + width[family]}`
    return {
      problem: `${quote(entry)} has an invalid prefix length; use a number from ${allowed} after the slash.`,
    }
  }
  const size = 1n << BigInt(width[family] - length)
  const first = value - (value % size)
  const text =
    length === width[family] ? addressText(address) : `${addressText({ family, value: first })}/${length}`
  if (first !== value) {
    const either = `${text} for the network or ${addressText(address)} for the address`
    return {
      problem: `${quote(entry)} has an address that is not the first of its network; write ${either}.`,
    }
  }
  return { network: { family, first, last: first + size - 1n }, text }
}

/**
 * Parses one entry, without blanks around it: an address, a range with a hyphen, or a network in CIDR notation.
 *
 * The canonical text is `10.0.0.1`, `10.0.0.1-10.0.0.9` or `10.0.0.0/8`, IPv6 as in RFC 5952, IPv4-mapped IPv6 as IPv4,
 * and a network of one address as that address. Parsing the canonical text gives the same network.
 *
 * A range whose ends are equal and a CIDR with host bits set are ambiguous, and a wrong guess could admit too much:
 * 10.0.0.5/8 would be 16,777,216 addresses instead of one. So both are refused. (AWS silently takes the network, which was
 * criticised in hashicorp/terraform#9237; Terraform and Hetzner refuse it.)
 */
export function readNetwork(entry: string): ReadNetwork {
  const ends = entry.split(hyphen).map((end) => end.trim())
  if (ends.length > 1) return readRange(entry, ends)
  const slash = entry.indexOf('/')
  if (slash >= 0 && !/\s/u.test(entry)) return readCidr(entry, entry.slice(0, slash), entry.slice(slash + 1))
  const address = readOne(entry)
  if ('problem' in address) return address
  const { family, value } = address
  return { network: { family, first: value, last: value }, text: addressText(address) }
}
