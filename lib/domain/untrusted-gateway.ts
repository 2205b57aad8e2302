import { readAddress } from './ip-address'
import { readNetwork } from './network'
import { compileNetworkSet, isWithin } from './network-set'
import { day } from './time'

/** A machine that sends X-Forwarded-For and is not a trusted proxy: most likely a gateway missing from TRUSTED_PROXIES. */
export interface UntrustedGateway {
  address: string
  /** The time of its last request. */
  at: Date
}

// Addresses that no caller on the internet has: loopback, RFC 1918, shared (RFC 6598), link-local, unique local (RFC 4193).
const nonPublic = compileNetworkSet(
  [
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '::1',
    'fc00::/7',
    'fe80::/10',
  ].flatMap((text) => {
    const read = readNetwork(text)
    return 'network' in read ? [read.network] : []
  }),
)

/** Whether an address can only belong to a machine nearby, such as a gateway. */
export function isPrivateAddress(address: string): boolean {
  const read = readAddress(address)
  return read !== null && isWithin(nonPublic, read)
}

/** Whether to report a gateway: one that was added to TRUSTED_PROXIES or stopped is forgotten after a day. */
export function isRecent(gateway: UntrustedGateway, now: Date): boolean {
  return now.getTime() - gateway.at.getTime() < day
}
