import type { Principal } from './principal'
import { addressText, readAddress } from './ip-address'

// A provider gives one customer up to a /48 (RFC 6177).
const siteBits = 128n - 48n

/** The source by which strangers are counted: an IPv4 address, or an IPv6 /48. */
export function sourceOf(address: string): string {
  const read = readAddress(address)
  if (read?.family !== 'IPv6') return address
  return `${addressText({ family: 'IPv6', value: (read.value >> siteBits) << siteBits })}/48`
}

/** The key by which work takes turns: a person has their own, strangers share that of their source. */
export function turnOf(actor: Principal): string {
  return actor.kind === 'person' || actor.kind === 'half' ? `person ${actor.id}` : sourceOf(actor.address)
}
