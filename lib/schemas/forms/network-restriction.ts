import { z } from '../commands/zod'
import { countAddresses, describeAddressCount } from '@/lib/domain/address-count'
import { readAddress } from '@/lib/domain/ip-address'
import { admits, compileNetworks } from '@/lib/domain/network-restriction'
import { entriesOf, parseAllowedAddresses } from '@/lib/domain/allowed-addresses'
import type { Refuse } from './form'

/** The form fields for a network restriction. */
export const networkRestrictionFields = {
  restrictToNetworks: z.boolean(),
  /** Enough for a hundred ranges of the longest IPv6 addresses, with spaces. */
  allowedAddresses: z.string().max(20_000, 'Use at most 20,000 characters.'),
}
const networkRestrictionForm = z.object(networkRestrictionFields)
export type NetworkRestrictionForm = z.infer<typeof networkRestrictionForm>

/**
 * The networks that the fields stand for. If the restriction is on, at least one is required; if it is off, the text is
 * ignored.
 */
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

/** The control that shows errors of the networks: the addresses, or the switch while it is off. */
export function networksControl({
  restrictToNetworks,
}: NetworkRestrictionForm): keyof NetworkRestrictionForm {
  return restrictToNetworks ? 'allowedAddresses' : 'restrictToNetworks'
}

/** The fields for a credential that is edited, one entry per line. */
export function toNetworkRestrictionForm(networks: readonly string[]): NetworkRestrictionForm {
  return { restrictToNetworks: networks.length > 0, allowedAddresses: networks.join('\n') }
}

/** The given addresses that the networks do not admit. Empty if the text is empty or has a mistake. */
export function shutOut<Used extends { address: string }>(
  allowedAddresses: string,
  used: readonly Used[],
): Used[] {
  const { networks, problems } = parseAllowedAddresses(allowedAddresses)
  if (networks.length === 0 || problems.length > 0) return []
  const restriction = compileNetworks(networks)
  return used.filter(({ address }) => readAddress(address) !== null && !admits(restriction, address))
}

/** The number of addresses that a text admits, in words, to show below its field. Null if it is empty or has a mistake. */
export function admittedAddresses(allowedAddresses: string): string | null {
  const { networks, problems } = parseAllowedAddresses(allowedAddresses)
  if (networks.length === 0 || problems.length > 0) return null
  return describeAddressCount(countAddresses(networks))
}
