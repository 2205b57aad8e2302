import { z } from './zod'
import type { Authorization } from '@/lib/domain/credential'
import { productProblems } from '@/lib/domain/product-problems'
import type { Role } from '@/lib/domain/role'
import { moment } from './moment'
import { networks } from './networks'
import { descriptionText, nameText, recordId } from './text'

const wholeDate = 'Enter a whole date and time.'

/** What a credential of either kind is made of. */
export const credentialFields = {
  name: nameText,
  description: descriptionText,
  /** What it may read and write; an API without either is as if absent. */
  grants: z
    .array(z.object({ apiId: recordId, read: z.boolean(), write: z.boolean() }))
    .max(500, 'These are more APIs than the catalogue can have.'),
  authorization: z.enum(['cloud_administrator', 'product_administrator']),
  /** For product administrators only. */
  productIds: z.array(recordId).max(500),
  networks,
  /** Null: never. */
  expiresAt: moment(wholeDate).nullable(),
}

/** The expiry of what always has one. */
export const requiredExpiry = moment({
  error: ({ input }) => ((input ?? null) === null ? 'Choose when it expires.' : wholeDate),
})

interface WithProducts {
  authorization?: Authorization
  role?: Role
  productIds?: string[]
}

/** For the schema of all that somebody or something is made of: product administrators are those of products. */
export const withProducts = z.superRefine<WithProducts>(
  ({ authorization, role, productIds = [] }, context) => {
    const ofWhom = authorization ?? role
    const { productIds: message } = ofWhom ? productProblems(ofWhom, productIds) : {}
    if (message) context.addIssue({ code: 'custom', path: ['productIds'], message })
  },
)

/** Made once for each thing that is to be made: the same submission twice makes one credential. */
export const submissionId = z.uuid()

/** The version that the person saw. */
export const version = z.int().positive()

/** One credential, to be read, enabled, disabled or deleted. */
export const credentialInput = z.object({ id: recordId })
