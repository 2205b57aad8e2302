import { readAddress, type Family } from './ip-address'
import { readNetwork, type Network } from './network'

/** A network restriction made ready to be asked on every request: sorted networks that do not touch each other. */
export interface NetworkRestriction {
  readonly restricted: boolean
  readonly networks: Readonly<Record<Family, readonly Network[]>>
}

/** The networks of one family, in order, those that overlap or touch made one. */
function merge(networks: readonly Network[], family: Family): Network[] {
  const merged: Network[] = []
  const sorted = networks
    .filter((network) => network.family === family)
    .toSorted((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)))
  for (const network of sorted) {
    const previous = merged.at(-1)
    if (!previous || network.first > previous.last + 1n) merged.push({ ...network })
    else if (network.last > previous.last) previous.last = network.last
  }
  return merged
}

/**
 * Compiles what `Credential.networks` holds. An entry that cannot be read admits nothing, and the credential stays
 * restricted: damaged data never opens it.
 */
export function compileNetworks(networks: readonly string[]): NetworkRestriction {
  const read = networks.flatMap((text) => {
    const result = readNetwork(text)
    return 'network' in result ? [result.network] : []
  })
  return {
    restricted: networks.length > 0,
    networks: { IPv4: merge(read, 'IPv4'), IPv6: merge(read, 'IPv6') },
  }
}

/**
 * Whether a credential may be used from an address. Without a restriction from anywhere, `unknown` included; with one,
 * never from an address that cannot be read. An IPv4-mapped address counts as IPv4, so `::/0` does not admit it.
 */
export function admits({ restricted, networks }: NetworkRestriction, address: string): boolean {
  if (!restricted) return true
  const read = readAddress(address)
  if (!read) return false
  const candidates = networks[read.family]
  let low = 0
  let high = candidates.length
  // The first network that does not end before the address is the only one that can hold it.
  while (low < high) {
    const middle = (low + high) >>> 1
    const candidate = candidates[middle]
    if (candidate && candidate.last < read.value) low = middle + 1
    else high = middle
  }
  const network = candidates[low]
  return network !== undefined && network.first <= read.value
}
