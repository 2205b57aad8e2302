import { fail, ok } from '@/lib/domain/failure'
import { addApiInput } from '@/lib/schemas/commands/catalogue'
import { apiProblem } from './api-problem'
import { apiTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Adds an API to the catalogue. No other API ever gets its slug, even after it is retired. */
export const addApi = defineChange({
  permission: 'catalogue:manage',
  input: addApiInput,
  action: 'api.added',
  stepUp: 'never',
  async run({ input, store, mint }) {
    if (await store.catalogue.isSlugTaken('api', input.slug)) return fail({ kind: 'slug_taken', of: 'api' })
    const problem = await apiProblem(store, input)
    if (problem) return fail(problem)
    return ok(await store.catalogue.insertApi({ ...input, id: mint.id() }))
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
