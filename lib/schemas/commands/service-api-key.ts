import { z } from './zod'
import { credentialFields, requiredExpiry, submissionId, withProducts } from './credential'
import { nameText, recordId } from './text'

/** All fields of a service API key. */
export const serviceApiKeyFields = z
  .object({
    ...credentialFields,
    /** A key always has an expiry; for an API client it is optional. */
    expiresAt: requiredExpiry,
    /** By name: an existing service user, or a new one. */
    serviceUser: nameText,
  })
  .check(withProducts)

export const createServiceApiKeyInput = serviceApiKeyFields.safeExtend({ submissionId })

/** The fields of a key that replaces another. */
export const replacementFields = z.object({ expiresAt: requiredExpiry })

export const replaceServiceApiKeyInput = replacementFields.extend({ id: recordId, submissionId })
