import { z } from '../commands/zod'
import { credentialFields, requiredExpiry } from '../commands/credential'
import { expiryFields, expiryOf, type ExpiryForm } from './expiry'
import { formOf, type Refuse } from './form'

/** A form that asks for the expiry alone: of a credential that replaces another, or of one that gets a new date. */
export const expiryMapping = {
  screen: expiryFields,
  toCommand: (values: ExpiryForm, refuse: Refuse<keyof ExpiryForm>) => ({
    expiresAt: expiryOf(values, refuse),
  }),
}

/** For a kind whose credentials may last for ever. */
export const optionalExpiryForm = formOf(
  z.object({ expiresAt: credentialFields.expiresAt }),
  expiryMapping,
).schema

/** For a kind whose credentials always expire. */
export const requiredExpiryForm = formOf(z.object({ expiresAt: requiredExpiry }), expiryMapping).schema
