import { fail, ok } from '@/lib/domain/failure'
import { editApiInput } from '@/lib/schemas/catalogue'
import { apiFields } from './api-fields'
import { apiTarget } from './audit-targets'
import { defineChange } from './define-change'
import { differences } from './differences'

/** Changes an entry of the catalogue. What it takes from credentials, it takes from their live tokens at once. */
export const editApi = defineChange({
  permission: 'catalogue:manage',
  input: editApiInput,
  action: 'api.edited',
  async run({ input, store }) {
    const before = await store.catalogue.lockApi(input.id)
    if (!before) return fail({ kind: 'not_found' })
    const fields = await apiFields(store, input)
    if (!fields.ok) return fields
    const api = await store.catalogue.updateApi(before.id, fields.value)
    return ok({ before, api })
  },
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
