import type { NetworkSet } from '@/lib/domain/network-set'
import { isPrivateAddress, isRecent, type UntrustedGateway } from '@/lib/domain/untrusted-gateway'
import { sourceAddressReader } from './source-address-reader'

/**
 * Reads the source address of machines' requests, and records the last machine with a private address whose X-Forwarded-For
 * was ignored: enough to report a gateway that is not trusted yet. In the memory of this process.
 */
export function watchUntrustedGateways(trustedProxies: NetworkSet, clock: () => Date) {
  let latest: UntrustedGateway | null = null
  return {
    ...sourceAddressReader(trustedProxies, ({ address }) => {
      if (isPrivateAddress(address)) latest = { address, at: clock() }
    }),
    /** The last one, unless it was long ago. */
    latest: () => (latest && isRecent(latest, clock()) ? latest : null),
  }
}
