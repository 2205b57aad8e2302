import fc from 'fast-check'
import { addressText, mapped, type Family, type IpAddress } from './ip-address'

/** The number of the last address. */
export const lastOf: Record<Family, bigint> = { IPv4: (1n << 32n) - 1n, IPv6: (1n << 128n) - 1n }
const bits = { IPv4: 32, IPv6: 128 }

const isMapped = (value: bigint) => value >= mapped.first && value <= mapped.last
const family = fc.constantFrom<Family>('IPv4', 'IPv6')

/** The number of an address. The ends of the space and the borders of the IPv4-mapped addresses are frequent. */
const valueOf = (of: Family): fc.Arbitrary<bigint> =>
  of === 'IPv4'
    ? fc.bigInt({ min: 0n, max: lastOf.IPv4 })
    : fc
        .oneof(
          { weight: 6, arbitrary: fc.bigInt({ min: 0n, max: lastOf.IPv6 }) },
          { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: mapped.last + 9n }) },
          { weight: 1, arbitrary: fc.constantFrom(mapped.first - 1n, mapped.last + 1n) },
        )
        .filter((value) => !isMapped(value))

const address = (of: Family): fc.Arbitrary<IpAddress> => valueOf(of).map((value) => ({ family: of, value }))

/** Any address that is not IPv4-mapped. */
export const addresses = family.chain(address)
export const ipv4Addresses = address('IPv4')

/** Addresses from the first to the last, with their canonical text. */
export interface Sample {
  family: Family
  first: bigint
  last: bigint
  text: string
}

const single = addresses.map(({ family: of, value }): Sample => ({
  family: of,
  first: value,
  last: value,
  text: addressText({ family: of, value }),
}))

/** Ranges of at least two addresses, including short ones and those that reach the ends of the space. */
export const ranges: fc.Arbitrary<Sample> = family
  .chain((of) =>
    fc.tuple(
      fc.constant(of),
      fc.oneof(valueOf(of), fc.constant(0n)),
      fc.oneof(valueOf(of), fc.constant(lastOf[of])),
      fc.oneof(fc.constant(null), fc.bigInt({ min: 1n, max: 20n })),
    ),
  )
  .map(([of, a, b, length]) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const near = length === null ? high : low + length
    return { of, low, high: near > lastOf[of] || (of === 'IPv6' && isMapped(near)) ? high : near }
  })
  .filter(({ low, high }) => low < high)
  .map(({ of, low, high }) => ({
    family: of,
    first: low,
    last: high,
    text: `${addressText({ family: of, value: low })}-${addressText({ family: of, value: high })}`,
  }))

/** Networks in CIDR notation of at least two addresses, including `0.0.0.0/0` and `::/0`. */
export const cidrs: fc.Arbitrary<Sample> = addresses
  .chain((of) => fc.tuple(fc.constant(of), fc.nat({ max: bits[of.family] - 1 })))
  .map(([{ family: of, value }, prefix]) => {
    const size = 1n << BigInt(bits[of] - prefix)
    const first = value - (value % size)
    return {
      family: of,
      first,
      last: first + size - 1n,
      text: `${addressText({ family: of, value: first })}/${prefix}`,
    }
  })
  // A network within the IPv4-mapped addresses would be an IPv4 network.
  .filter(({ family: of, first }) => of === 'IPv4' || !isMapped(first))

/** An entry of any kind. */
export const samples = fc.oneof(single, ranges, cidrs)

/** Whether a sample contains an address that is not IPv4-mapped. Compares numbers: slow and simple on purpose. */
export function holds(sample: Sample, { family: of, value }: IpAddress): boolean {
  return sample.family === of && sample.first <= value && value <= sample.last
}

/** The first and last address of a sample, and the addresses before and after it if they exist. */
export function border(sample: Sample): IpAddress[] {
  return [sample.first - 1n, sample.first, sample.last, sample.last + 1n]
    .filter((value) => value >= 0n && value <= lastOf[sample.family])
    .filter((value) => sample.family === 'IPv4' || !isMapped(value))
    .map((value) => ({ family: sample.family, value }))
}
