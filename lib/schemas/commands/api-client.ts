import { z } from './zod'
import { credentialFields, submissionId, version, withProducts } from './credential'
import { applicationText, emailAddress, recordId } from './text'

const fields = {
  ...credentialFields,
  /** Null: nobody. */
  contactEmail: emailAddress.nullable(),
  /** Null: unknown. */
  application: applicationText.nullable(),
}

/** All that an API client is made of. */
export const apiClientFields = z.object(fields).check(withProducts)

export const createApiClientInput = apiClientFields.safeExtend({ submissionId })

/** What is not sent stays as it is. */
export const editApiClientInput = z.object(fields).partial().extend({ id: recordId, version })

/** Names the version, so that a second press cannot kill the secret that the first has just shown. */
export const resetSecretInput = z.object({ id: recordId, version })
