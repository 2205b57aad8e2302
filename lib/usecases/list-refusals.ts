import { ok } from '@/lib/domain/failure'
import { listRefusalsInput } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'
import { pageSize } from './page-size'
import { toldRefusal } from './told-refusal'

/** A page of the refused requests of machines, newest first, each with what was decided and why, in words. */
export const listRefusals = defineQuery({
  permission: 'audit:read',
  input: listRefusalsInput,
  async run({ actor, input, store }) {
    const { after, ...filter } = input
    const page = await store.refusals.list(actor, filter, { after, size: pageSize })
    return ok({ ...page, rows: page.rows.map(toldRefusal) })
  },
})
