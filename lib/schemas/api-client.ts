import { z } from 'zod'
import { descriptionText, nameText, optionalEmailAddress, recordId, shortText } from './text'

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

/** The version that the person saw. */
const version = z.int().positive()

export const editApiClientInput = z.object({ ...fields, id: recordId, version })

/** Names the version, so that a second press cannot kill the secret that the first has just shown. */
export const resetSecretInput = z.object({ id: recordId, version })

export const deleteApiClientInput = z.object({ id: recordId })

export const getApiClientInput = z.object({ id: recordId })

export const listApiClientsInput = z.object({
  /** The id of the last credential of the page before. One that makes no sense is as none. */
  after: recordId.optional().catch(undefined),
})
