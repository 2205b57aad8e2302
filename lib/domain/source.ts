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

/** By what work takes turns. */
export interface Turn {
  /** Work in one lane waits for each other. */
  lane: string
  /** Whether the caller is somebody we know, who must not wait for a crowd of strangers. */
  isKnown: boolean
}

/** The turn of a person whom we know. */
export const personTurn = (id: string): Turn => ({ lane: `person ${id}`, isKnown: true })

/** By what work takes turns: a person has their own lane, strangers share that of their source. */
export function turnOf(actor: Principal): Turn {
  return actor.kind === 'person' || actor.kind === 'half'
    ? personTurn(actor.id)
    : { lane: sourceOf(actor.address), isKnown: false }
}
