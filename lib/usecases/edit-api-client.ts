import { stateOf } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { editApiClientInput } from '@/lib/schemas/api-client'
import { apiClientFields, contactEmailTaken } from './api-client-fields'
import { apiClientTarget } from './audit-targets'
import { defineChange } from './define-change'
import type { ApiClientFields } from './ports'

const kept = [
  'name',
  'description',
  'contactEmail',
  'application',
] as const satisfies (keyof ApiClientFields)[]

/** Changes what an API client is called and whom it concerns. Whoever saw an older version is told, and nothing is written. */
export const editApiClient = defineChange({
  permission: 'credentials:manage',
  input: editApiClientInput,
  action: 'api_client.edited',
  async run({ input, store, now }) {
    const before = await store.credentials.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    if (before.version !== input.version) return fail({ kind: 'changed_meanwhile' })
    if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
    const fields = apiClientFields(input)
    const taken = await contactEmailTaken(store, fields, before.id)
    if (taken) return fail(taken)
    const client = await store.credentials.update(before.id, fields)
    return ok({ before, client })
  },
  audit: ({ output: { before, client } }) => ({
    target: apiClientTarget(client),
    detail: Object.fromEntries(
      kept.flatMap((field) =>
        before[field] === client[field]
          ? []
          : [
              [`${field}.before`, before[field]],
              [`${field}.after`, client[field]],
            ],
      ),
    ),
  }),
})
