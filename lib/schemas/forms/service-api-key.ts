import type { z } from 'zod'
import {
  createServiceApiKeyInput,
  editServiceApiKeyInput,
  replaceServiceApiKeyInput,
  serviceApiKeyFields,
} from '../commands/service-api-key'
import { credentialControl, credentialMeant, credentialScreen } from './credential'
import { formOf } from './form'
import { expiryMapping } from './replacement'

const mapping = { screen: credentialScreen, toCommand: credentialMeant, controlOf: credentialControl }

/** The form that creates or edits a service API key. */
export const serviceApiKeyForm = formOf(serviceApiKeyFields, mapping).schema
export type ServiceApiKeyForm = z.input<typeof serviceApiKeyForm>

export const createServiceApiKeyForm = formOf(createServiceApiKeyInput, mapping)
export const editServiceApiKeyForm = formOf(editServiceApiKeyInput, mapping)
/** Changes the expiry alone. */
export const serviceApiKeyExpiryForm = formOf(
  editServiceApiKeyInput.pick({ id: true, version: true, expiresAt: true }).required(),
  expiryMapping,
)
export const replaceServiceApiKeyForm = formOf(replaceServiceApiKeyInput, expiryMapping)
