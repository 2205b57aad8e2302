import { z } from './zod'
import { credentialFields, requiredExpiry, submissionId, version, withProducts } from './credential'
import { nameText, recordId } from './text'

const fields = {
  ...credentialFields,
  /** A key always has an expiry; for an API client it is optional. */
  expiresAt: requiredExpiry,
}

/** All fields of a service API key. */
export const serviceApiKeyFields = z
  .object({
    ...fields,
    /** By name: an existing service user, or a new one. */
    serviceUser: nameText,
  })
  .check(withProducts)

export const createServiceApiKeyInput = serviceApiKeyFields.safeExtend({ submissionId })

/** A field that is not sent stays unchanged. A key always belongs to the same service user. */
export const editServiceApiKeyInput = z.object(fields).partial().extend({ id: recordId, version })

/** A new key in place of another. */
export const replaceServiceApiKeyInput = z.object({ expiresAt: requiredExpiry, id: recordId, submissionId })
