import { differences } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import type { AuditDetail } from '@/lib/domain/audit-event'
import type { ServiceUser } from '@/lib/domain/service-user'
import { editServiceUserInput } from '@/lib/schemas/commands/service-user'
import { serviceUserTarget } from './audit-targets'
import { defineChange } from './define-change'
import { edited } from './edited'
import { ownerRefusal } from './owner'

/** Changes the name, description and owner of a service user. A field that is not sent stays unchanged, and so do its keys. */
export const editServiceUser = defineChange({
  permission: 'people:manage',
  input: editServiceUserInput,
  action: 'service_user.edited',
  stepUp: 'never',
  async run({ input, store }) {
    const before = await store.serviceUsers.find(input.id)
    if (!before) return fail({ kind: 'not_found' })
    const namesake = input.name === undefined ? null : await store.serviceUsers.findByName(input.name)
    if (namesake && namesake.id !== before.id) return fail({ kind: 'service_user_name_taken' })
    const refusal = await ownerRefusal(store, input.ownerId, before.owner?.id)
    if (refusal) return fail(refusal)
    const { name, description, owner } = before
    const fields = edited({ name, description, ownerId: owner?.id ?? null }, input)
    return ok({ before, user: await store.serviceUsers.update(before.id, fields) })
  },
  audit: ({ output: { before, user } }) => ({
    target: serviceUserTarget(user),
    detail: differences(toldOf(before), toldOf(user)),
  }),
})

function toldOf({ name, description, owner }: ServiceUser): AuditDetail {
  return { name, description, owner: owner?.name ?? null, ownerId: owner?.id ?? null }
}
