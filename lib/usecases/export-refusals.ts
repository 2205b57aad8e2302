import { ok } from '@/lib/domain/failure'
import type { RefusalRecord } from '@/lib/ports/refusals'
import { refusalFilter } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'
import { toldRefusal } from './told-refusal'

/** All refusals that match, newest first, read in parts. */
export const exportRefusals = defineQuery({
  permission: 'audit:export',
  input: refusalFilter,
  async run({ actor, input, store }) {
    return ok(told(store.refusals.all(actor, input)))
  },
})

async function* told(refusals: AsyncIterable<RefusalRecord[]>) {
  for await (const some of refusals) yield some.map(toldRefusal)
}
