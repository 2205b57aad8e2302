import { stateOf } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { datedGrants } from '@/lib/domain/permission-use'
import { editApiClientInput } from '@/lib/schemas/commands/api-client'
import { apiClientFields, fieldsOf } from './api-client-fields'
import { apiClients, credentialTarget } from './credential-kinds'
import { defineChange } from './define-change'
import { differences } from '@/lib/domain/changes'
import { edited } from './edited'

/**
 * Changes the fields of an API client. Live tokens immediately lose the permissions that it loses. A field that is not sent
 * stays unchanged. Fails and writes nothing if the actor saw an older version.
 */
export const editApiClient = defineChange({
  permission: 'credentials:manage',
  input: editApiClientInput,
  action: 'api_client.edited',
  async run({ actor, input, store, now }) {
    const before = await store.apiClients.lock(input.id)
    if (!before) return fail({ kind: 'not_found' })
    if (before.version !== input.version) return fail({ kind: 'changed_meanwhile' })
    if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
    const { id, version: _version, ...sent } = input
    const fields = await apiClientFields(store, edited(fieldsOf(before), sent), { actor, now, sent, id })
    if (!fields.ok) return fields
    const held = before.grants.map(({ id: apiId, ...granted }) => ({ ...granted, apiId }))
    const grants = datedGrants(held, fields.value.grants, now)
    const client = await store.apiClients.update(before.id, { ...fields.value, grants })
    return ok({ before, client })
  },
  audit: ({ output: { before, client } }) => ({
    target: credentialTarget('api_client', client),
    detail: differences(apiClients.told(before), apiClients.told(client)),
  }),
})
