import { fail, ok } from '@/lib/domain/failure'
import { serviceUserInput } from '@/lib/schemas/commands/service-user'
import { serviceUserTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Deletes a service user without keys. Its name becomes free; the audit trail still shows it as the holder of deleted keys. */
export const deleteServiceUser = defineChange({
  permission: 'people:manage',
  input: serviceUserInput,
  action: 'service_user.deleted',
  stepUp: 'never',
  async run({ input, store, now }) {
    const user = await store.serviceUsers.find(input.id)
    if (!user) return fail({ kind: 'not_found' })
    const keys = await store.serviceUsers.keyNames(user.id)
    if (keys.length > 0) return fail({ kind: 'service_user_in_use', keys })
    await store.serviceUsers.delete(user.id, now)
    return ok(user)
  },
  audit: ({ output: user }) => ({
    target: serviceUserTarget(user),
    detail: { description: user.description },
  }),
})
