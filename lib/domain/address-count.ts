import { mapped, type Family } from './ip-address'
import { compileNetworks } from './network-restriction'

/** How many addresses, per family. */
export type AddressCount = Record<Family, bigint>

/**
 * How many different addresses the networks admit, in the form of `Credential.networks`. Overlaps count once. An empty
 * list admits none; a caller to whom it means "no restriction" must say so itself.
 */
export function countAddresses(networks: readonly string[]): AddressCount {
  const { IPv4, IPv6 } = compileNetworks(networks).networks
  const count: AddressCount = { IPv4: 0n, IPv6: 0n }
  for (const { family, first, last } of [...IPv4, ...IPv6]) {
    count[family] += last - first + 1n
    // IPv4-mapped addresses always count as IPv4: no IPv6 network admits them.
    if (family === 'IPv6' && first <= mapped.first && last >= mapped.last) {
      count.IPv6 -= mapped.last - mapped.first + 1n
    }
  }
  return count
}

const longestExact = 1_000_000_000_000n
const superscript = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const scientific = new Intl.NumberFormat('en', { notation: 'scientific', maximumFractionDigits: 1 })

function numeral(count: bigint): string {
  if (count < longestExact) return count.toLocaleString('en')
  const [mantissa, exponent = ''] = scientific.format(count).split('E')
  return `about ${mantissa} × 10${exponent.replace(/\d/gu, (digit) => superscript.charAt(Number(digit)))}`
}

function addresses(count: bigint, family = ''): string {
  return `${numeral(count)} ${family}${count === 1n ? 'address' : 'addresses'}`
}

/** A count in words: "256 addresses", "about 1.8 × 10¹⁹ addresses", "1 IPv4 address and 2 IPv6 addresses". */
export function describeAddressCount({ IPv4, IPv6 }: AddressCount): string {
  if (IPv4 > 0n && IPv6 > 0n) return `${addresses(IPv4, 'IPv4 ')} and ${addresses(IPv6, 'IPv6 ')}`
  return addresses(IPv4 + IPv6)
}
