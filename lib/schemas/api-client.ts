import { z } from 'zod'
import { descriptionText, nameText, optionalEmailAddress, shortText } from './text'

const fields = {
  name: nameText,
  description: descriptionText,
  contactEmail: optionalEmailAddress,
  application: shortText,
}

/** What the form of an API client holds, to be created or edited. */
export const apiClientForm = z.object(fields)
export type ApiClientForm = z.infer<typeof apiClientForm>

export const createApiClientInput = z.object({
  ...fields,
  /** Made by the form when it opens: the same submission twice makes one credential. */
  submissionId: z.uuid(),
})

const credentialId = z.string().min(1).max(64)
/** The version that the person saw. */
const version = z.int().positive()

export const editApiClientInput = z.object({ ...fields, id: credentialId, version })

/** Names the version, so that a second press cannot kill the secret that the first has just shown. */
export const resetSecretInput = z.object({ id: credentialId, version })

export const deleteApiClientInput = z.object({ id: credentialId })

export const getApiClientInput = z.object({ id: credentialId })

export const listApiClientsInput = z.object({
  /** The id of the last credential of the page before. */
  after: credentialId.optional(),
})
