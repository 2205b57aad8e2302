import type { z } from 'zod'
import type { credentialFields } from '../commands/credential'
import { expiryFields, expiryOf } from './expiry'
import type { Refuse } from './form'
import {
  networkRestrictionFields,
  networksControl,
  networksOf,
  type NetworkRestrictionForm,
} from './network-restriction'

/** What a form of a credential of either kind has in its own way. */
export const credentialScreen = { ...networkRestrictionFields, ...expiryFields }
type Screen = z.output<z.ZodObject<typeof credentialScreen>>

type Fields = z.input<z.ZodObject<typeof credentialFields>>
/** The fields of a form of a credential of either kind. */
export type CredentialForm = Omit<Fields, 'networks' | 'expiresAt'> & Screen

/** What that means. */
export function credentialMeant(values: Screen, refuse: Refuse<keyof Screen>) {
  return { networks: networksOf(values, refuse), expiresAt: expiryOf(values, refuse) }
}

/** At which control a field of the command is shown. */
export function credentialControl(field: string, values: NetworkRestrictionForm): string {
  return field === 'networks' ? networksControl(values) : field
}
