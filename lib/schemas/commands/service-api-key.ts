import { z } from './zod'
import { credentialFields, requiredExpiry, submissionId, withProducts } from './credential'
import { nameText, recordId } from './text'

/** All that a service API key is made of. */
export const serviceApiKeyFields = z
  .object({
    ...credentialFields,
    /** A key has an expiry always; an API client may have one. */
    expiresAt: requiredExpiry,
    /** By name: one that there is, or a new one. */
    serviceUser: nameText,
  })
  .check(withProducts)

export const createServiceApiKeyInput = serviceApiKeyFields.safeExtend({ submissionId })

/** What is asked of a key that takes another's place. */
export const replacementFields = z.object({ expiresAt: requiredExpiry })

export const replaceServiceApiKeyInput = replacementFields.extend({ id: recordId, submissionId })
