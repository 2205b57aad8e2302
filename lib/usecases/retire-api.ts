import { fail, ok } from '@/lib/domain/failure'
import { retireApiInput } from '@/lib/schemas/commands/catalogue'
import { apiTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Retires an API. From then on no credential can use its permissions, and neither can live tokens. */
export const retireApi = defineChange({
  permission: 'catalogue:manage',
  input: retireApiInput,
  action: 'api.retired',
  stepUp: 'always',
  async run({ input, store, now }) {
    const api = await store.catalogue.lockApi(input.id)
    if (!api) return fail({ kind: 'not_found' })
    await store.catalogue.retireApi(api.id, now)
    return ok(api)
  },
  audit: ({ output: api }) => ({ target: apiTarget(api), detail: { slug: api.slug } }),
})
