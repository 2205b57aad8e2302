import type { Actor } from './actor'
import { addressText, readAddress } from './ip-address'

// A customer of a provider has up to so much (RFC 6177): whoever has 2^80 addresses is no crowd.
const siteBits = 128n - 48n

/** Who counts as one, where strangers are counted by where they come from: an IPv4 address, or an IPv6 /48. */
export function sourceOf(address: string): string {
  const read = readAddress(address)
  if (read?.family !== 'IPv6') return address
  return `${addressText({ family: 'IPv6', value: (read.value >> siteBits) << siteBits })}/48`
}

/** Whose work takes turns with that of others: a person is one wherever they are, a stranger is where they come from. */
export function turnOf(actor: Actor): string {
  return actor.kind === 'person' ? `person ${actor.id}` : sourceOf(actor.address)
}
