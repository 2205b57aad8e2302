import { z } from './zod'
import { credentialFormChecks, credentialFormFields, submissionId } from './credential'
import { expiryFields } from './expiry'
import { nameText, recordId } from './text'

/** A key has an expiry always; an API client may have one. */
const expiresAt = expiryFields.expiresAt.refine((text) => text !== '', 'Choose when it expires.')

const fields = {
  ...credentialFormFields,
  expiresAt,
  /** By name: one that there is, or a new one. */
  serviceUser: nameText,
}

/** What the form of a service API key holds. */
export const serviceApiKeyForm = z.object(fields).check(...credentialFormChecks)
export type ServiceApiKeyForm = z.infer<typeof serviceApiKeyForm>

export const createServiceApiKeyInput = z.object({ ...fields, submissionId }).check(...credentialFormChecks)

const replacement = { expiresAt, timeZone: expiryFields.timeZone }

/** What is asked of a key that takes another's place. */
export const replaceServiceApiKeyForm = z.object(replacement)
export type ReplaceServiceApiKeyForm = z.infer<typeof replaceServiceApiKeyForm>

export const replaceServiceApiKeyInput = z.object({ ...replacement, id: recordId, submissionId })

/** To be read, enabled, disabled or deleted. */
export const serviceApiKeyInput = z.object({ id: recordId })
