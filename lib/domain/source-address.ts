import { addressText, readAddress, type IpAddress } from './ip-address'
import { readNetwork } from './network'
import { compileNetworkSet, isWithin, type NetworkSet } from './network-set'

/** Stands where no address can be believed. */
export const unknownAddress = 'unknown'

// No chain of proxies is longer, and reading what callers may send must be bounded work.
const mostHops = 100
// "[" and "]:65535" around the longest address, and some blanks.
const longestHop = 100

/** What TRUSTED_PROXIES says: networks separated by commas or white space, and a sentence for each bad entry. */
export function readTrustedProxies(text: string): { networks: NetworkSet; problems: string[] } {
  const read = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readNetwork)
  return {
    networks: compileNetworkSet(read.flatMap((entry) => ('network' in entry ? [entry.network] : []))),
    problems: read.flatMap((entry) => ('problem' in entry ? [entry.problem] : [])),
  }
}

/** What a connection tells by itself. */
export interface Connection {
  /** Canonical, or `unknown`. */
  address: string
  /** Whether it is a trusted proxy's, so that its X-Forwarded-For is believed. */
  trusted: boolean
}

/** Reads the address of a connection as the socket gives it. */
export function readConnection(remoteAddress: string | undefined, trustedProxies: NetworkSet): Connection {
  // A link-local one comes with its zone ("fe80::1%eth0"), which names an interface.
  const address = readAddress((remoteAddress ?? '').replace(/^(fe[89ab][0-9a-f]:.*)%.*$/i, '$1'))
  if (!address) return { address: unknownAddress, trusted: false }
  return { address: addressText(address), trusted: isWithin(trustedProxies, address) }
}

/**
 * Whom a request came from. The connection's address, unless that is a trusted proxy's: then the first address in
 * X-Forwarded-For, read from the right, that is not a trusted proxy; the leftmost when all are; the connection's
 * when the header is absent. Malformed, or longer than any chain of proxies: `unknown`.
 */
export function sourceAddress(
  connection: Connection,
  forwardedFor: string | undefined,
  trustedProxies: NetworkSet,
): string {
  if (!connection.trusted || !forwardedFor?.trim()) return connection.address
  let end = forwardedFor.length
  for (let hops = 1; hops <= mostHops; hops++) {
    const comma = forwardedFor.lastIndexOf(',', end - 1)
    const hop = readHop(forwardedFor.slice(comma + 1, end))
    if (!hop) return unknownAddress
    if (comma < 0 || !isWithin(trustedProxies, hop)) return addressText(hop)
    end = comma
  }
  return unknownAddress
}

/**
 * An entry of X-Forwarded-For: an address, which some gateways write with its port or in brackets. Whatever else
 * stands there, a zone among it, makes it no address.
 */
function readHop(entry: string): IpAddress | null {
  if (entry.length > longestHop) return null
  const text = entry.trim()
  // Only brackets, ports and IPv6 have a colon.
  if (!text.includes(':')) return readAddress(text)
  const bracketed = /^\[([^\]]*:[^\]]*)\](?::(\d{1,5}))?$/.exec(text)
  const match = bracketed ?? /^([^:]+):(\d{1,5})$/.exec(text)
  if (!match) return readAddress(text)
  const [, address = '', port = '0'] = match
  return Number(port) > 65_535 ? null : readAddress(address)
}
