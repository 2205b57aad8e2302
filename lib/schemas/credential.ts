import { z } from './zod'
import { expiryFields } from './expiry'
import { networkRestrictionCheck, networkRestrictionFields } from './network-restriction'
import { descriptionText, nameText, recordId } from './text'

/** The fields in which a credential of either kind is described. */
export const credentialFormFields = {
  name: nameText,
  description: descriptionText,
  /** What it may read and write; an API without either is as if absent. */
  grants: z
    .array(z.object({ apiId: recordId, read: z.boolean(), write: z.boolean() }))
    .max(500, 'These are more APIs than the catalogue can have.'),
  authorization: z.enum(['cloud_administrator', 'product_administrator']),
  /** Of account for product administrators alone. */
  productIds: z.array(recordId).max(500),
  ...networkRestrictionFields,
  ...expiryFields,
}
const credentialForm = z.object(credentialFormFields)
export type CredentialForm = z.infer<typeof credentialForm>

/** For the schema of a whole form: product administrators are those of products, and networks are checked. */
export const credentialFormChecks = [
  z.superRefine<Pick<CredentialForm, 'authorization' | 'productIds'>>((form, context) => {
    if (form.authorization === 'cloud_administrator' || form.productIds.length > 0) return
    context.addIssue({ code: 'custom', path: ['productIds'], message: 'Choose at least one product.' })
  }),
  networkRestrictionCheck,
] as const

/** Made by a form when it opens: the same submission twice makes one credential. */
export const submissionId = z.uuid()
