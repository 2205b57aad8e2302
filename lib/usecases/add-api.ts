import { fail, ok } from '@/lib/domain/failure'
import { apiForm } from '@/lib/schemas/catalogue'
import { apiFields } from './api-fields'
import { apiTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Adds an API to the catalogue. Its slug is its own for ever, retired or not. */
export const addApi = defineChange({
  permission: 'catalogue:manage',
  input: apiForm,
  action: 'api.added',
  async run({ input, store, mint }) {
    if (await store.catalogue.isSlugTaken(input.slug)) return fail({ kind: 'slug_taken' })
    const fields = await apiFields(store, input)
    if (!fields.ok) return fields
    return ok(await store.catalogue.insertApi({ ...fields.value, id: mint.id(), slug: input.slug }))
  },
  audit: ({ output: api }) => ({
    target: apiTarget(api),
    detail: {
      slug: api.slug,
      product: api.product?.slug ?? null,
      writable: api.writable,
      grantable: api.grantable,
    },
  }),
})
