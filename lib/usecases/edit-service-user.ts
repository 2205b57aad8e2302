import { fail, ok } from '@/lib/domain/failure'
import type { AuditDetail } from '@/lib/domain/audit-event'
import type { ServiceUser } from '@/lib/domain/service-user'
import { editServiceUserInput } from '@/lib/schemas/service-user'
import { serviceUserTarget } from './audit-targets'
import { defineChange } from './define-change'
import { differences } from './differences'

/** Changes what a service user is called, what it is for, and who is answerable for it. Its keys stay as they are. */
export const editServiceUser = defineChange({
  permission: 'people:manage',
  input: editServiceUserInput,
  action: 'service_user.edited',
  async run({ input, store }) {
    const before = await store.serviceUsers.find(input.id)
    if (!before) return fail({ kind: 'not_found' })
    const namesake = await store.serviceUsers.findByName(input.name)
    if (namesake && namesake.id !== before.id) return fail({ kind: 'service_user_name_taken' })
    const ownerId = input.ownerId || null
    if (ownerId && (await store.people.hold([ownerId])).length === 0) {
      return fail({ kind: 'invalid_input', fields: { ownerId: 'This person no longer exists.' } })
    }
    const { name, description } = input
    return ok({ before, user: await store.serviceUsers.update(before.id, { name, description, ownerId }) })
  },
  audit: ({ output: { before, user } }) => ({
    target: serviceUserTarget(user),
    detail: differences(toldOf(before), toldOf(user)),
  }),
})

function toldOf({ name, description, owner }: ServiceUser): AuditDetail {
  return { name, description, owner: owner?.name ?? null }
}
