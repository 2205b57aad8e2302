import { changesPermissions } from '@/lib/domain/catalogue'
import { differences } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import { editApiInput } from '@/lib/schemas/commands/catalogue'
import { apiProblem } from './api-problem'
import { apiTarget } from './audit-targets'
import { defineChange } from './define-change'
import { edited } from './edited'

/**
 * Changes an API in the catalogue. A field that is not sent stays unchanged. Permissions that credentials lose by it are
 * immediately gone from their live tokens.
 */
export const editApi = defineChange({
  permission: 'catalogue:manage',
  input: editApiInput,
  action: 'api.edited',
  async run({ input, store }) {
    const before = await store.catalogue.lockApi(input.id)
    if (!before) return fail({ kind: 'not_found' })
    const problem = await apiProblem(store, { slug: before.slug, productId: input.productId })
    if (problem) return fail(problem)
    const { name, product, writable, grantable } = before
    const fields = edited({ name, writable, grantable, productId: product?.id ?? null }, input)
    const api = await store.catalogue.updateApi(before.id, fields)
    return ok({ before, api })
  },
  stepUp: ({ output: { before, api } }) => changesPermissions(before, api),
  audit: ({ output: { before, api } }) => {
    const said = ({ name, product, writable, grantable }: typeof api) => ({
      name,
      product: product?.slug ?? null,
      writable,
      grantable,
    })
    return { target: apiTarget(api), detail: differences(said(before), said(api)) }
  },
})
