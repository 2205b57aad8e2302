import type { AuditEntry } from '@/lib/domain/audit-event'
import { expiryProblems, stateOf } from '@/lib/domain/credential'
import { fail, ok } from '@/lib/domain/failure'
import { policyProblems } from '@/lib/domain/policy'
import { timeZoneOf } from '@/lib/domain/principal'
import { mostKeys } from '@/lib/domain/service-user'
import { replaceServiceApiKeyInput } from '@/lib/schemas/commands/service-api-key'
import { credentialTarget, serviceApiKeys } from './credential-kinds'
import { defineChange } from './define-change'
import { alreadySubmitted, newCredential } from './new-credential'

/**
 * Creates a service API key with the owner, name, permissions and networks of another (X8). An expired key is deleted in the
 * same transaction, so that this works at ten keys too. A live key stays, so the new one needs a free place.
 */
export const replaceServiceApiKey = defineChange({
  permission: 'credentials:manage',
  input: replaceServiceApiKeyInput,
  action: 'service_api_key.replaced',
  async run({ actor, input, store, mint, now }) {
    const old = await store.serviceApiKeys.lock(input.id)
    const made = await alreadySubmitted(store, input.submissionId)
    if (made) return fail(made)
    if (!old) return fail({ kind: 'not_found' })

    const { keys } = await store.serviceUsers.lock(old.serviceUser.id)
    const isExpired = stateOf(old, now) === 'expired'
    if (!isExpired && keys >= mostKeys) {
      return fail({ kind: 'too_many_keys', serviceUser: old.serviceUser })
    }
    const { expiresAt } = input
    const { networks, ...problems } = {
      ...policyProblems(
        await store.policies.get(),
        { networks: old.networks, expiresAt },
        { now, timeZone: timeZoneOf(actor) },
      ),
      ...expiryProblems(expiresAt, now),
    }
    // This screen has no field for networks.
    if (networks) problems.form = `${networks} Create a new key that has one.`
    if (Object.keys(problems).length > 0) return fail({ kind: 'invalid_input', fields: problems })

    const granted = new Set(
      (await store.catalogue.lockApis()).flatMap((api) => (api.grantable && !api.retiredAt ? api.id : [])),
    )
    if (isExpired) await store.serviceApiKeys.delete(old.id, now)
    const secret = mint.serviceApiKey()
    const key = await store.serviceApiKeys.insert({
      name: old.name,
      description: old.description,
      authorization: old.authorization,
      networks: old.networks,
      productIds: old.products.map((product) => product.id),
      // Permissions that the catalogue no longer offers are not granted again.
      grants: old.grants
        .filter((grant) => granted.has(grant.id))
        .map(({ id, read, write, writable }) => ({ apiId: id, read, write: write && writable }))
        .filter(({ read, write }) => read || write),
      expiresAt,
      ...newCredential({ actor, input, mint, now }, secret),
      serviceUserId: old.serviceUser.id,
      ownerId: old.owner?.id ?? null,
    })
    return ok({ old, key, secret, isExpired })
  },
  audit: ({ output: { old, key, isExpired } }): AuditEntry[] => [
    {
      target: credentialTarget('service_api_key', old),
      detail: { by: key.id, deleted: isExpired, ...(isExpired && serviceApiKeys.told(old)) },
    },
    {
      target: credentialTarget('service_api_key', key),
      detail: { replaces: old.id, ...serviceApiKeys.told(key) },
    },
  ],
})
