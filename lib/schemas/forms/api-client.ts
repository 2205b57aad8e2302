import { z } from '../commands/zod'
import {
  apiClientFields,
  createApiClientInput,
  editApiClientInput,
  replaceApiClientInput,
} from '../commands/api-client'
import { credentialControl, credentialMeant, credentialScreen } from './credential'
import { formOf, type Refuse } from './form'
import { expiryMapping } from './replacement'
import { textOrNull } from './text'

const screen = { ...credentialScreen, contactEmail: z.string(), application: z.string() }
type Screen = z.output<z.ZodObject<typeof screen>>

const mapping = {
  screen,
  toCommand: (values: Screen, refuse: Refuse<keyof Screen>) => ({
    ...credentialMeant(values, refuse),
    contactEmail: textOrNull(values.contactEmail),
    application: textOrNull(values.application),
  }),
  controlOf: credentialControl,
}

/** The form that creates or edits an API client. */
export const apiClientForm = formOf(apiClientFields, mapping).schema
export type ApiClientForm = z.input<typeof apiClientForm>

export const createApiClientForm = formOf(createApiClientInput, mapping)
export const editApiClientForm = formOf(editApiClientInput, mapping)
/** Changes the expiry alone. */
export const apiClientExpiryForm = formOf(
  editApiClientInput.pick({ id: true, version: true, expiresAt: true }).required(),
  expiryMapping,
)
export const replaceApiClientForm = formOf(replaceApiClientInput, expiryMapping)
