import ipaddr from 'ipaddr.js'

/** Stands where no address can be believed. */
export const unknownAddress = 'unknown'

/** The canonical text of an address, an IPv4-mapped IPv6 address as its IPv4 one; null when it is none. */
function canonicalAddress(text: string): string | null {
  // An IPv6 zone ("%eth0") names an interface, not an address.
  const bare = text.trim().replace(/%.*$/, '')
  // `isValid` alone takes "127.1" and "0x7f000001".
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return null
  return ipaddr.process(bare).toString()
}

/** Reads addresses and CIDRs separated by commas or white space. */
export function parseNetworks(text: string): { networks: string[]; invalid: string[] } {
  const entries = text.split(/[\s,]+/).filter(Boolean)
  const invalid = entries.filter((entry) => !canonicalAddress(entry) && !ipaddr.isValidCIDR(entry))
  return { networks: entries.filter((entry) => !invalid.includes(entry)), invalid }
}

function isWithin(address: string, networks: readonly string[]): boolean {
  const parsed = ipaddr.process(address)
  return networks.some((network) => {
    if (!network.includes('/')) return canonicalAddress(network) === address
    const range = ipaddr.parseCIDR(network)
    return parsed.kind() === range[0].kind() && parsed.match(range)
  })
}

/**
 * Whom a request came from. The connection's address, unless that is a trusted proxy's: then the first address in
 * X-Forwarded-For, read from the right, that is not a trusted proxy; the leftmost when all are; the connection's
 * when the header is absent. Malformed: `unknown`.
 */
export function sourceAddress(
  connection: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: readonly string[],
): string {
  const direct = canonicalAddress(connection ?? '')
  if (!direct) return unknownAddress
  if (!forwardedFor?.trim() || !isWithin(direct, trustedProxies)) return direct
  const hops = forwardedFor.split(',').map(canonicalAddress)
  for (const hop of hops.toReversed()) {
    if (!hop) return unknownAddress
    if (!isWithin(hop, trustedProxies)) return hop
  }
  return hops[0] ?? unknownAddress
}
