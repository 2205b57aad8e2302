import type { z } from 'zod'
import {
  createServiceApiKeyInput,
  replaceServiceApiKeyInput,
  replacementFields,
  serviceApiKeyFields,
} from '../commands/service-api-key'
import { credentialControl, credentialMeant, credentialScreen } from './credential'
import { expiryFields, expiryOf } from './expiry'
import { formOf, type Refuse } from './form'

const mapping = { screen: credentialScreen, toCommand: credentialMeant, controlOf: credentialControl }

/** The form of a service API key. */
export const serviceApiKeyForm = formOf(serviceApiKeyFields, mapping).schema
export type ServiceApiKeyForm = z.input<typeof serviceApiKeyForm>

export const createServiceApiKeyForm = formOf(createServiceApiKeyInput, mapping)

type Expiry = z.output<z.ZodObject<typeof expiryFields>>
const replacement = {
  screen: expiryFields,
  toCommand: (values: Expiry, refuse: Refuse<keyof Expiry>) => ({ expiresAt: expiryOf(values, refuse) }),
}

/** The form of a key that replaces another. */
export const replacementForm = formOf(replacementFields, replacement).schema
export type ReplacementForm = z.input<typeof replacementForm>

export const replaceServiceApiKeyForm = formOf(replaceServiceApiKeyInput, replacement)
