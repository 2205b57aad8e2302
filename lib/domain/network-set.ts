import type { Family, IpAddress } from './ip-address'
import type { Network } from './network'

/** Networks compiled for a check on every request: by family, sorted, none touching the next. */
export type NetworkSet = Readonly<Record<Family, readonly Network[]>>

/** Compiles networks, in any order and even if they overlap. */
export function compileNetworkSet(networks: readonly Network[]): NetworkSet {
  return { IPv4: merge(networks, 'IPv4'), IPv6: merge(networks, 'IPv6') }
}

/** The networks of one family, sorted; those that overlap or touch are merged. */
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

/** Whether a set contains every address of another. */
export function contains(outer: NetworkSet, inner: NetworkSet): boolean {
  return [...inner.IPv4, ...inner.IPv6].every(({ family, first, last }) =>
    // Networks that touch are merged, so no two of them share what is in between.
    outer[family].some((network) => network.first <= first && last <= network.last),
  )
}

/** Whether one of the networks contains an address. */
export function isWithin(networks: NetworkSet, address: IpAddress): boolean {
  const candidates = networks[address.family]
  let low = 0
  let high = candidates.length
  // Only the first network that does not end before the address can contain it.
  while (low < high) {
    const middle = (low + high) >>> 1
    const candidate = candidates[middle]
    if (candidate && candidate.last < address.value) low = middle + 1
    else high = middle
  }
  const network = candidates[low]
  return network !== undefined && network.first <= address.value
}
