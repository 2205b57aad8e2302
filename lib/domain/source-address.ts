import { addressText, readAddress, type IpAddress } from './ip-address'
import { readNetwork } from './network'
import { compileNetworkSet, isWithin, type NetworkSet } from './network-set'

/** The source address if none can be trusted. */
export const unknownAddress = 'unknown'

// No chain of proxies is longer, and the work for a caller's header must be bounded.
const mostHops = 100
// The longest address with "[" and "]:65535" around it, and some blanks.
const longestHop = 100

/** Parses TRUSTED_PROXIES: networks separated by commas or white space, with a message for each bad entry. */
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

/** What is known from the connection itself. */
export interface Connection {
  /** The canonical address, or `unknown`. */
  address: string
  /** Whether it is a trusted proxy, whose X-Forwarded-For is believed. */
  trusted: boolean
}

/** Parses the address of a connection as the socket gives it. */
export function readConnection(remoteAddress: string | undefined, trustedProxies: NetworkSet): Connection {
  // A link-local address includes its zone ("fe80::1%eth0"), which names an interface.
  const address = readAddress((remoteAddress ?? '').replace(/^(fe[89ab][0-9a-f]:.*)%.*$/i, '$1'))
  if (!address) return { address: unknownAddress, trusted: false }
  return { address: addressText(address), trusted: isWithin(trustedProxies, address) }
}

/** Whether the source address is in X-Forwarded-For, and not that of the connection. */
export function isTold({ trusted }: Connection, forwardedFor: string | undefined): forwardedFor is string {
  return trusted && Boolean(forwardedFor?.trim())
}

/**
 * The source address of a request: that of the connection, unless it is a trusted proxy. Then it is the first address in
 * X-Forwarded-For, read from the right, that is not a trusted proxy; the leftmost if all are; that of the connection if
 * the header is absent. If the header is malformed, or longer than any chain of proxies, it is `unknown`.
 */
export function sourceAddress(
  connection: Connection,
  forwardedFor: string | undefined,
  trustedProxies: NetworkSet,
): string {
  if (!isTold(connection, forwardedFor)) return connection.address
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
 * Parses an entry of X-Forwarded-For: an address, which some gateways write with its port or in brackets. With anything
 * else, such as a zone, it is not an address.
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
