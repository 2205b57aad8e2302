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
import { ownerFields, ownerIdOf } from './owner'

/** The fields that only the form has, for credentials of either kind. */
export const credentialScreen = {
  ...networkRestrictionFields,
  ...expiryFields,
  ...ownerFields,
}
type Screen = z.output<z.ZodObject<typeof credentialScreen>>

type Fields = z.input<z.ZodObject<typeof credentialFields>>
/** The fields of the form, for credentials of either kind. */
export type CredentialForm = Omit<Fields, 'networks' | 'expiresAt' | 'ownerId'> & Screen

/** The part of the command that these fields stand for. */
export function credentialMeant(values: Screen, refuse: Refuse<keyof Screen>) {
  return {
    networks: networksOf(values, refuse),
    expiresAt: expiryOf(values, refuse),
    ownerId: ownerIdOf(values, refuse),
  }
}

/** The control that shows the error of a command's field. */
export function credentialControl(field: string, values: NetworkRestrictionForm): string {
  if (field === 'networks') return networksControl(values)
  return field === 'ownerId' ? 'owner' : field
}
