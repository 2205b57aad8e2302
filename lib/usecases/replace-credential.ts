import type { AuditEntry } from '@/lib/domain/audit-event'
import { expiryProblems, stateOf, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok, type Failure, type Result } from '@/lib/domain/failure'
import { policyProblems } from '@/lib/domain/policy'
import { timeZoneOf, type Person, type Program } from '@/lib/domain/principal'
import { mostKeys } from '@/lib/domain/service-user'
import type { CredentialFields } from '@/lib/ports/credentials'
import type { TransactionStore } from '@/lib/ports/store'
import { replaceApiClientInput } from '@/lib/schemas/commands/api-client'
import { replaceServiceApiKeyInput } from '@/lib/schemas/commands/service-api-key'
import {
  apiClients,
  credentialTarget,
  serviceApiKeys,
  type EditableKind,
  type Kind,
} from './credential-kinds'
import { defineChange } from './define-change'
import { alreadySubmitted, newCredential } from './new-credential'

interface Replacing {
  actor: Person | Program
  input: { id: string; expiresAt: Date | null; submissionId: string }
  store: TransactionStore
  now: Date
}

interface Replaced<Credential, Fields> {
  old: Credential
  /** Whether the old one has expired, and so was deleted. */
  isExpired: boolean
  /** The fields of the new one. */
  fields: Fields
}

/**
 * Makes room for a credential with the owner, name, permissions and networks of another (X8, R9), and gives its fields. An
 * expired one is deleted. The owner is not checked: a disabled one keeps it, as they keep what they own (`ownerRefusal`).
 * `refusal` says why a credential cannot be replaced.
 */
async function replace<Credential extends ApiClient | ServiceApiKey, Fields extends CredentialFields>(
  of: EditableKind<Credential, Fields>,
  { actor, input, store, now }: Replacing,
  refusal: (old: Credential, isExpired: boolean) => Promise<Failure | null>,
): Promise<Result<Replaced<Credential, Fields>>> {
  const old = await of.change(store).lock(input.id)
  const made = await alreadySubmitted(store, input.submissionId)
  if (made) return fail(made)
  if (!old) return fail({ kind: 'not_found' })
  const isExpired = stateOf(old, now) === 'expired'
  const refused = await refusal(old, isExpired)
  if (refused) return fail(refused)

  const granted = new Map((await store.catalogue.lockApis()).map((api) => [api.id, api]))
  const fields = {
    ...of.fieldsOf(old),
    expiresAt: input.expiresAt,
    // Permissions that the catalogue no longer offers are not granted again.
    grants: old.grants.flatMap(({ id, read, write }) => {
      const api = granted.get(id)
      const writes = write && api?.writable === true
      const isOffered = api?.grantable && !api.retiredAt
      return isOffered && (read || writes) ? [{ apiId: id, read, write: writes }] : []
    }),
  }
  const { expiresAt, ...others } = {
    ...policyProblems(await store.policies.get(), fields, { now, timeZone: timeZoneOf(actor) }),
    ...expiryProblems(fields.expiresAt, now),
  }
  // A replacement asks for the expiry alone.
  const form = Object.values(others).join(' ')
  const problems = {
    ...(expiresAt && { expiresAt }),
    ...(form && { form: `${form} Duplicate it instead, and delete the old one.` }),
  }
  if (Object.keys(problems).length > 0) return fail({ kind: 'invalid_input', fields: problems })
  if (isExpired) await of.change(store).delete(old.id, now)
  return ok({ old, isExpired, fields })
}

/** One event about each of the two. */
function audited<Credential extends ApiClient | ServiceApiKey>(
  of: Pick<Kind<Credential>, 'kind' | 'told'>,
  { old, isExpired }: { old: Credential; isExpired: boolean },
  created: Credential,
): AuditEntry[] {
  return [
    {
      target: credentialTarget(of.kind, old),
      detail: { by: created.id, deleted: isExpired, ...(isExpired && of.told(old)) },
    },
    {
      target: credentialTarget(of.kind, created),
      detail: { replaces: old.id, ...of.told(created) },
    },
  ]
}

/** Creates an API client in place of an expired one, which is deleted in the same transaction. It takes over its e-mail address. */
export const replaceApiClient = defineChange({
  permission: 'credentials:manage',
  input: replaceApiClientInput,
  action: 'api_client.replaced',
  stepUp: 'always',
  async run({ mint, ...given }) {
    const replaced = await replace(apiClients, given, async (_old, isExpired) =>
      isExpired ? null : { kind: 'not_expired' },
    )
    if (!replaced.ok) return replaced
    const secret = mint.clientSecret()
    const client = await given.store.apiClients.insert({
      ...replaced.value.fields,
      ...newCredential({ ...given, mint }, secret),
      clientId: mint.clientId(),
    })
    return ok({ ...replaced.value, client, secret })
  },
  audit: ({ output }) => audited(apiClients, output, output.client),
})

/**
 * Creates a service API key in place of another. An expired key is deleted in the same transaction, so that this works at ten
 * keys too (X3). A live key stays, so the new one needs a free place.
 */
export const replaceServiceApiKey = defineChange({
  permission: 'credentials:manage',
  input: replaceServiceApiKeyInput,
  action: 'service_api_key.replaced',
  stepUp: 'always',
  async run({ mint, ...given }) {
    const { store } = given
    const replaced = await replace(serviceApiKeys, given, async ({ serviceUser }, isExpired) => {
      const { keys } = await store.serviceUsers.lock(serviceUser.id)
      return !isExpired && keys >= mostKeys ? { kind: 'too_many_keys', serviceUser } : null
    })
    if (!replaced.ok) return replaced
    const secret = mint.serviceApiKey()
    const key = await store.serviceApiKeys.insert({
      ...replaced.value.fields,
      ...newCredential({ ...given, mint }, secret),
      serviceUserId: replaced.value.old.serviceUser.id,
    })
    return ok({ ...replaced.value, key, secret })
  },
  audit: ({ output }) => audited(serviceApiKeys, output, output.key),
})
