import type { Principal } from './principal'
import { addressText, readAddress } from './ip-address'

// Providers give one customer up to this much (RFC 6177).
const siteBits = 128n - 48n

/** Where strangers come from, as far as they are counted by it: an IPv4 address, or an IPv6 /48. */
export function sourceOf(address: string): string {
  const read = readAddress(address)
  if (read?.family !== 'IPv6') return address
  return `${addressText({ family: 'IPv6', value: (read.value >> siteBits) << siteBits })}/48`
}

/** Whose turn it is when work is shared out: a person’s own, or that of the source from which a stranger comes. */
export function turnOf(actor: Principal): string {
  return actor.kind === 'person' ? `person ${actor.id}` : sourceOf(actor.address)
}
