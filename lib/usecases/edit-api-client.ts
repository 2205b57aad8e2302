import { stateOf } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { datedGrants } from '@/lib/domain/permission-use'
import { editApiClientInput } from '@/lib/schemas/api-client'
import { apiClientFields, toldOf } from './api-client-fields'
import { apiClientTarget } from './audit-targets'
import { defineChange } from './define-change'
import { differences } from './differences'

/** Changes what an API client is called, whom it concerns and what it may do; live tokens lose at once what it loses. Whoever saw an older version is told, and nothing is written. */
export const editApiClient = defineChange({
  permission: 'credentials:manage',
  input: editApiClientInput,
  action: 'api_client.edited',
  async run({ input, store, now }) {
    const before = await store.credentials.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    if (before.version !== input.version) return fail({ kind: 'changed_meanwhile' })
    if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
    const fields = await apiClientFields(store, input, { now, before })
    if (!fields.ok) return fields
    const grants = datedGrants(
      before.grants.map(({ id, ...granted }) => ({ ...granted, apiId: id })),
      fields.value.grants,
      now,
    )
    const client = await store.credentials.update(before.id, { ...fields.value, grants })
    return ok({ before, client })
  },
  audit: ({ output: { before, client } }) => ({
    target: apiClientTarget(client),
    detail: differences(toldOf(before), toldOf(client)),
  }),
})
