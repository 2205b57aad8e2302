import { z } from './zod'
import { countAddresses, describeAddressCount } from '@/lib/domain/address-count'
import { readAddress } from '@/lib/domain/ip-address'
import { admits, compileNetworks } from '@/lib/domain/network-restriction'
import { parseAllowedAddresses } from '@/lib/domain/allowed-addresses'

/** The fields of a form in which a credential is restricted to networks. */
export const networkRestrictionFields = {
  restrictToNetworks: z.boolean(),
  /** A hundred ranges of the longest IPv6 addresses, and room for blanks. */
  allowedAddresses: z.string().max(20_000, 'Use at most 20,000 characters.'),
}
const networkRestrictionForm = z.object(networkRestrictionFields)
export type NetworkRestrictionForm = z.infer<typeof networkRestrictionForm>

/**
 * For the schema of the whole form: `z.object({ ...networkRestrictionFields }).check(networkRestrictionCheck)`. Switched
 * on, the restriction has at least one entry and none that is wrong; everything wrong is said at `allowedAddresses`, a
 * line each, whatever is wrong with other fields. Switched off, the text does not matter.
 */
export const networkRestrictionCheck = z.superRefine<NetworkRestrictionForm>(
  ({ restrictToNetworks, allowedAddresses }, context) => {
    if (!restrictToNetworks) return
    const { networks, problems } = parseAllowedAddresses(allowedAddresses)
    if (problems.length === 0 && networks.length === 0) {
      problems.push('Enter at least one address, or switch the restriction off.')
    }
    if (problems.length > 0) {
      context.addIssue({ code: 'custom', path: ['allowedAddresses'], message: problems.join('\n') })
    }
  },
  { when: ({ value }) => networkRestrictionForm.safeParse(value).success },
)

/** Puts in the place of the two fields, checked before, what a credential holds: `networks`, empty without restriction. */
export function withNetworks<Form extends NetworkRestrictionForm>(form: Form) {
  const { restrictToNetworks, allowedAddresses, ...rest } = form
  return { ...rest, networks: restrictToNetworks ? parseAllowedAddresses(allowedAddresses).networks : [] }
}

/** The fields as they stand for a credential that is edited: an entry a line. */
export function toNetworkRestrictionForm(networks: readonly string[]): NetworkRestrictionForm {
  return { restrictToNetworks: networks.length > 0, allowedAddresses: networks.join('\n') }
}

/** Which of some addresses a text does not admit; none while it is empty or has a mistake. */
export function shutOut<Used extends { address: string }>(
  allowedAddresses: string,
  used: readonly Used[],
): Used[] {
  const { networks, problems } = parseAllowedAddresses(allowedAddresses)
  if (networks.length === 0 || problems.length > 0) return []
  const restriction = compileNetworks(networks)
  return used.filter(({ address }) => readAddress(address) !== null && !admits(restriction, address))
}

/** How many addresses a text admits, in words, to stand below its field; null while it is empty or has a mistake. */
export function admittedAddresses(allowedAddresses: string): string | null {
  const { networks, problems } = parseAllowedAddresses(allowedAddresses)
  if (networks.length === 0 || problems.length > 0) return null
  return describeAddressCount(countAddresses(networks))
}
