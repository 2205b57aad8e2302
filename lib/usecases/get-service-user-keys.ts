import { fail, ok } from '@/lib/domain/failure'
import { serviceUserInput } from '@/lib/schemas/commands/service-user'
import { defineQuery } from './define-query'
import { holdersAsked } from './holders-asked'

/** The keys that keep a service user from being deleted. */
export const getServiceUserKeys = defineQuery({
  permission: 'people:read',
  input: serviceUserInput,
  async run({ input, store, now }) {
    const keys = await store.serviceUsers.keys(input.id, holdersAsked(now))
    return keys ? ok(keys) : fail({ kind: 'not_found' })
  },
})
