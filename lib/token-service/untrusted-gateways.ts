import type { NetworkSet } from '@/lib/domain/network-set'
import { isPrivateAddress, isRecent, type UntrustedGateway } from '@/lib/domain/untrusted-gateway'
import { sourceAddressReader } from './source-address-reader'

/**
 * Reads whom machines' requests came from, and notes the last machine nearby whose X-Forwarded-For was not believed:
 * enough to say that a gateway has not been named. In memory, of this process.
 */
export function watchUntrustedGateways(trustedProxies: NetworkSet, clock: () => Date) {
  let latest: UntrustedGateway | null = null
  return {
    sourceAddress: sourceAddressReader(trustedProxies, ({ address }) => {
      if (isPrivateAddress(address)) latest = { address, at: clock() }
    }),
    /** The last one, unless that was long ago. */
    latest: () => (latest && isRecent(latest, clock()) ? latest : null),
  }
}
