import { readAddress } from './ip-address'
import { readNetwork } from './network'
import { compileNetworkSet, isWithin, type NetworkSet } from './network-set'

/** A network restriction made ready to be asked on every request. */
export interface NetworkRestriction {
  readonly restricted: boolean
  readonly networks: NetworkSet
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
  return { restricted: networks.length > 0, networks: compileNetworkSet(read) }
}

/**
 * Why an address is not admitted: it lies elsewhere, which may mean a leak; or nobody knows where it lies, which only
 * means a misconfigured gateway.
 */
export type AddressRefusal = 'forbidden_address' | 'unknown_address'

/**
 * Whether a credential may be used from an address. Without a restriction from anywhere, `unknown` included; with one,
 * never from an address that cannot be read. An IPv4-mapped address counts as IPv4, so `::/0` does not admit it.
 */
export function admits(restriction: NetworkRestriction, address: string): boolean {
  return addressRefusal(restriction, address) === null
}

/** Why a credential may not be used from an address; null when `admits` lets it. */
export function addressRefusal(
  { restricted, networks }: NetworkRestriction,
  address: string,
): AddressRefusal | null {
  if (!restricted) return null
  const read = readAddress(address)
  if (!read) return 'unknown_address'
  return isWithin(networks, read) ? null : 'forbidden_address'
}
