import { z } from '../commands/zod'
import { countAddresses, describeAddressCount } from '@/lib/domain/address-count'
import { readAddress } from '@/lib/domain/ip-address'
import { admits, compileNetworks } from '@/lib/domain/network-restriction'
import { entriesOf, parseAllowedAddresses } from '@/lib/domain/allowed-addresses'
import type { Refuse } from './form'

/** The fields of a form in which a credential is restricted to networks. */
export const networkRestrictionFields = {
  restrictToNetworks: z.boolean(),
  /** A hundred ranges of the longest IPv6 addresses, and room for blanks. */
  allowedAddresses: z.string().max(20_000, 'Use at most 20,000 characters.'),
}
const networkRestrictionForm = z.object(networkRestrictionFields)
export type NetworkRestrictionForm = z.infer<typeof networkRestrictionForm>

/** The networks that the fields stand for. Switched on, there is at least one; switched off, the text does not matter. */
export function networksOf(
  { restrictToNetworks, allowedAddresses }: NetworkRestrictionForm,
  refuse: Refuse<'allowedAddresses'>,
): string[] {
  if (!restrictToNetworks) return []
  const entries = entriesOf(allowedAddresses)
  if (entries.length === 0) {
    refuse('allowedAddresses', 'Enter at least one address, or switch the restriction off.')
  }
  return entries
}

/** Where it is said what is wrong with the networks: at the addresses, or at the switch while it is off. */
export function networksControl({
  restrictToNetworks,
}: NetworkRestrictionForm): keyof NetworkRestrictionForm {
  return restrictToNetworks ? 'allowedAddresses' : 'restrictToNetworks'
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
