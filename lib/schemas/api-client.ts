import { z } from 'zod'
import { expiryFields } from './expiry'
import { networkRestrictionCheck, networkRestrictionFields } from './network-restriction'
import { descriptionText, nameText, optionalEmailAddress, recordId, shortText } from './text'

const fields = {
  name: nameText,
  description: descriptionText,
  contactEmail: optionalEmailAddress,
  application: shortText,
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

/** Product administrators are those of products. */
function namesProducts(form: { authorization: string; productIds: string[] }): boolean {
  return form.authorization === 'cloud_administrator' || form.productIds.length > 0
}
const noProduct = { path: ['productIds'], message: 'Choose at least one product.' }

/** What the form of an API client holds, to be created or edited. */
export const apiClientForm = z.object(fields).refine(namesProducts, noProduct).check(networkRestrictionCheck)
export type ApiClientForm = z.infer<typeof apiClientForm>

export const createApiClientInput = z
  .object({
    ...fields,
    /** Made by the form when it opens: the same submission twice makes one credential. */
    submissionId: z.uuid(),
  })
  .refine(namesProducts, noProduct)
  .check(networkRestrictionCheck)

/** The version that the person saw. */
const version = z.int().positive()

export const editApiClientInput = z
  .object({ ...fields, id: recordId, version })
  .refine(namesProducts, noProduct)
  .check(networkRestrictionCheck)

/** Names the version, so that a second press cannot kill the secret that the first has just shown. */
export const resetSecretInput = z.object({ id: recordId, version })

export const deleteApiClientInput = z.object({ id: recordId })

/** To be enabled or disabled. */
export const switchApiClientInput = z.object({ id: recordId })

export const getApiClientInput = z.object({ id: recordId })
