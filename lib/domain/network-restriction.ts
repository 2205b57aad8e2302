import { firstOf } from './first-of'
import { readAddress } from './ip-address'
import { readNetwork } from './network'
import { compileNetworkSet, isWithin, type NetworkSet } from './network-set'

/** A network restriction, compiled for a check on every request. */
export interface NetworkRestriction {
  readonly restricted: boolean
  readonly networks: NetworkSet
  /** The entries as people read them, up to a limit. */
  readonly entries: readonly string[]
}

/**
 * Compiles `Credential.networks`. An entry that cannot be parsed admits nothing, and the credential stays restricted:
 * damaged data never lifts a restriction.
 */
export function compileNetworks(networks: readonly string[]): NetworkRestriction {
  const read = networks.flatMap((text) => {
    const result = readNetwork(text)
    return 'network' in result ? [result.network] : []
  })
  return { restricted: networks.length > 0, networks: compileNetworkSet(read), entries: firstOf(networks) }
}

/**
 * Why an address is not admitted. A forbidden address may mean a leak; an unknown one only means a misconfigured gateway.
 */
export type AddressRefusal = 'forbidden_address' | 'unknown_address'

/**
 * Whether a credential may be used from an address. Without a restriction, any address will do, even `unknown`; with one,
 * an address that cannot be parsed is never admitted. An IPv4-mapped address counts as IPv4, so `::/0` does not admit it.
 */
export function admits(restriction: NetworkRestriction, address: string): boolean {
  return addressRefusal(restriction, address) === null
}

/** Why a credential may not be used from an address; null if it may. */
export function addressRefusal(
  { restricted, networks }: NetworkRestriction,
  address: string,
): AddressRefusal | null {
  if (!restricted) return null
  const read = readAddress(address)
  if (!read) return 'unknown_address'
  return isWithin(networks, read) ? null : 'forbidden_address'
}
