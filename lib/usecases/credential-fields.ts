import type { AuditDetail } from '@/lib/domain/audit-event'
import { expiryProblems, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok, type Failure, type Result } from '@/lib/domain/failure'
import { policyProblems } from '@/lib/domain/policy'
import type { CredentialForm } from '@/lib/schemas/credential'
import { expiryOf } from '@/lib/schemas/expiry'
import { withNetworks } from '@/lib/schemas/network-restriction'
import type { TransactionStore } from '@/lib/ports/store'
import type { CredentialFields } from '@/lib/ports/credentials'

/**
 * What a form says of a credential of either kind, as it is kept together with what is its `own` kind's: what is granted is to
 * be had at this moment. Fails when the catalogue has changed since the form was opened, the expiry has passed, or a policy
 * asks for more (B7). `kept` is the expiry of what is edited.
 */
export async function credentialFields<
  Own extends { contactEmail?: string | null; application?: string | null },
>(
  store: TransactionStore,
  form: CredentialForm,
  { now, kept = null, own }: { now: Date; kept?: Date | null; own: Own },
): Promise<Result<CredentialFields & Own>> {
  const grants = form.grants.filter((grant) => grant.read || grant.write)
  const refusal = (await grantRefusal(store, grants)) ?? (await productRefusal(store, form))
  if (refusal) return fail(refusal)
  const fields = {
    name: form.name,
    description: form.description,
    grants,
    authorization: form.authorization,
    productIds: form.authorization === 'product_administrator' ? form.productIds : [],
    networks: withNetworks(form).networks,
    expiresAt: expiryOf(form, kept),
    ...own,
  }
  const problems = {
    ...policyProblems(await store.policies.get(), fields, { now, timeZone: form.timeZone }),
    ...expiryProblems(fields.expiresAt, now),
  }
  return Object.keys(problems).length === 0 ? ok(fields) : fail({ kind: 'invalid_input', fields: problems })
}

async function grantRefusal(
  store: TransactionStore,
  grants: CredentialFields['grants'],
): Promise<Failure | null> {
  if (grants.length === 0) return null
  const apis = new Map((await store.catalogue.lockApis()).map((api) => [api.id, api]))
  const at = (message: string): Failure => ({ kind: 'invalid_input', fields: { grants: message } })
  if (new Set(grants.map((grant) => grant.apiId)).size < grants.length) return at('An API stands here twice.')
  for (const grant of grants) {
    const api = apis.get(grant.apiId)
    if (!api) return at('An API that is not in the catalogue stands here.')
    if (api.retiredAt) return at(`“${api.name}” has been retired meanwhile.`)
    if (!api.grantable) return at(`“${api.name}” cannot be granted.`)
    if (grant.write && !api.writable) return at(`“${api.name}” only reports and cannot be written.`)
  }
  return null
}

async function productRefusal(store: TransactionStore, form: CredentialForm): Promise<Failure | null> {
  if (form.authorization === 'cloud_administrator') return null
  const known = new Set((await store.catalogue.products()).map((product) => product.id))
  if (form.productIds.every((id) => known.has(id))) return null
  return { kind: 'invalid_input', fields: { productIds: 'A product that does not exist stands here.' } }
}

/** What the trail tells of a credential of either kind. */
export function toldOfCredential(credential: ApiClient | ServiceApiKey): AuditDetail {
  return {
    permissions: credential.grants
      .flatMap(({ slug, read, write }) => [
        ...(read ? [`${slug}:read`] : []),
        ...(write ? [`${slug}:write`] : []),
      ])
      .join(' '),
    networks: credential.networks.join(' '),
    expiresAt: credential.expiresAt?.toISOString() ?? null,
    authorization: [credential.authorization, ...credential.products.map((product) => product.slug)].join(
      ' ',
    ),
  }
}
