import { z } from './zod'
import { credentialFormChecks, credentialFormFields, submissionId } from './credential'
import { optionalEmailAddress, recordId, shortText } from './text'

const fields = { ...credentialFormFields, contactEmail: optionalEmailAddress, application: shortText }

/** What the form of an API client holds, to be created or edited. */
export const apiClientForm = z.object(fields).check(...credentialFormChecks)
export type ApiClientForm = z.infer<typeof apiClientForm>

export const createApiClientInput = z.object({ ...fields, submissionId }).check(...credentialFormChecks)

/** The version that the person saw. */
const version = z.int().positive()

export const editApiClientInput = z
  .object({ ...fields, id: recordId, version })
  .check(...credentialFormChecks)

/** Names the version, so that a second press cannot kill the secret that the first has just shown. */
export const resetSecretInput = z.object({ id: recordId, version })

export const deleteApiClientInput = z.object({ id: recordId })

/** To be enabled or disabled. */
export const switchApiClientInput = z.object({ id: recordId })

export const getApiClientInput = z.object({ id: recordId })
