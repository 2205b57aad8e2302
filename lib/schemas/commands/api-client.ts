import { z } from './zod'
import { credentialFields, submissionId, version, withProducts } from './credential'
import { applicationText, emailAddress, recordId } from './text'

const fields = {
  ...credentialFields,
  /** Null if there is none. */
  contactEmail: emailAddress.nullable(),
  /** Null if unknown. */
  application: applicationText.nullable(),
}

/** All fields of an API client. */
export const apiClientFields = z.object(fields).check(withProducts)

export const createApiClientInput = apiClientFields.safeExtend({ submissionId })

/** A field that is not sent stays unchanged. */
export const editApiClientInput = z.object(fields).partial().extend({ id: recordId, version })

/** A new API client in place of an expired one. */
export const replaceApiClientInput = z.object({ expiresAt: fields.expiresAt, id: recordId, submissionId })

/** Contains the version, so that a second press cannot end the secret that the first has just shown. */
export const resetSecretInput = z.object({ id: recordId, version })
