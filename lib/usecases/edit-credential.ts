import { differences } from '@/lib/domain/changes'
import { stateOf, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok, type Result } from '@/lib/domain/failure'
import { datedGrants } from '@/lib/domain/permission-use'
import type { Person, Program } from '@/lib/domain/principal'
import { widens } from '@/lib/domain/widening'
import type { Clock } from '@/lib/ports/clock'
import type { CredentialFields } from '@/lib/ports/credentials'
import type { TransactionStore } from '@/lib/ports/store'
import { editApiClientInput } from '@/lib/schemas/commands/api-client'
import { editServiceApiKeyInput } from '@/lib/schemas/commands/service-api-key'
import {
  apiClients,
  credentialTarget,
  serviceApiKeys,
  type EditableKind,
  type Kind,
} from './credential-kinds'
import { defineChange } from './define-change'
import { edited } from './edited'

interface Editing<Fields> {
  actor: Person | Program
  input: { id: string; version: number } & Partial<Fields>
  store: TransactionStore
  clock: Clock
}

interface Edited<Credential> {
  before: Credential
  credential: Credential
}

/**
 * Changes the fields of a credential. Live tokens immediately lose the permissions that it loses. A field that is not sent
 * stays unchanged. Fails and writes nothing if the actor saw an older version.
 */
async function edit<Credential extends ApiClient | ServiceApiKey, Fields extends CredentialFields>(
  of: EditableKind<Credential, Fields>,
  { actor, input, store, clock }: Editing<Fields>,
): Promise<Result<Edited<Credential>>> {
  const before = await of.change(store).lock(input.id)
  if (!before) return fail({ kind: 'not_found' })
  const now = clock()
  if (before.version !== input.version) return fail({ kind: 'changed_meanwhile' })
  if (stateOf(before, now) === 'expired') return fail({ kind: 'credential_expired' })
  const checking = { actor, now, sent: input, before }
  const fields = await of.check(store, edited(of.fieldsOf(before), input), checking)
  if (!fields.ok) return fields
  const held = before.grants.map(({ id: apiId, ...granted }) => ({ ...granted, apiId }))
  const grants = datedGrants(held, fields.value.grants, now)
  const credential = await of.change(store).update(before.id, { ...fields.value, grants })
  return ok({ before, credential })
}

function audited<Credential extends ApiClient | ServiceApiKey>(
  of: Pick<Kind<Credential>, 'kind' | 'told'>,
  { before, credential }: Edited<Credential>,
) {
  return {
    target: credentialTarget(of.kind, credential),
    detail: differences(of.told(before), of.told(credential)),
  }
}

export const editApiClient = defineChange({
  permission: 'credentials:manage',
  input: editApiClientInput,
  action: 'api_client.edited',
  run: (given) => edit(apiClients, given),
  stepUp: ({ output: { before, credential } }) => widens(before, credential),
  audit: ({ output }) => audited(apiClients, output),
})

export const editServiceApiKey = defineChange({
  permission: 'credentials:manage',
  input: editServiceApiKeyInput,
  action: 'service_api_key.edited',
  run: (given) => edit(serviceApiKeys, given),
  stepUp: ({ output: { before, credential } }) => widens(before, credential),
  audit: ({ output }) => audited(serviceApiKeys, output),
})
