import { z } from './zod'
import type { Authorization } from '@/lib/domain/credential'
import { productProblems } from '@/lib/domain/product-problems'
import type { Role } from '@/lib/domain/role'
import { moment } from './moment'
import { networks } from './networks'
import { descriptionText, nameText, recordId } from './text'

const wholeDate = 'Enter a complete date and time.'

/** The fields that credentials of either kind have. */
export const credentialFields = {
  name: nameText,
  description: descriptionText,
  /** The person responsible for it. Not sent: whoever creates it. Null: nobody. */
  ownerId: recordId.nullable().optional(),
  /** The permissions. An API with neither read nor write access is ignored. */
  grants: z
    .array(z.object({ apiId: recordId, read: z.boolean(), write: z.boolean() }))
    .max(500, 'Choose at most 500 APIs.'),
  authorization: z.enum(['cloud_administrator', 'product_administrator']),
  /** For product administrators only. */
  productIds: z.array(recordId).max(500),
  networks,
  /** Null if it never expires. */
  expiresAt: moment(wholeDate).nullable(),
}

/** The expiry of a credential that must have one. */
export const requiredExpiry = moment({
  error: ({ input }) => ((input ?? null) === null ? 'Choose when it expires.' : wholeDate),
})

interface WithProducts {
  authorization?: Authorization
  role?: Role
  productIds?: string[]
}

/** Checks that product administrators have products. For the schema of everything that has a role. */
export const withProducts = z.superRefine<WithProducts>(
  ({ authorization, role, productIds = [] }, context) => {
    const ofWhom = authorization ?? role
    const { productIds: message } = ofWhom ? productProblems(ofWhom, productIds) : {}
    if (message) context.addIssue({ code: 'custom', path: ['productIds'], message })
  },
)

/** Generated once for each new credential: the same submission sent twice creates one. */
export const submissionId = z.uuid()

/** The version that the actor saw. */
export const version = z.int().positive()

/** One credential, to read, enable, disable or delete. */
export const credentialInput = z.object({ id: recordId })
