import type { Failure } from '@/lib/domain/failure'
import { fail, ok, type Result } from '@/lib/domain/failure'
import type { ApiClient } from '@/lib/domain/credential'
import type { AuditDetail } from '@/lib/domain/audit-event'
import { expiryProblems } from '@/lib/domain/credential'
import { policyProblems } from '@/lib/domain/policy'
import type { ApiClientForm } from '@/lib/schemas/api-client'
import { expiryOf } from '@/lib/schemas/expiry'
import { withNetworks } from '@/lib/schemas/network-restriction'
import type { TransactionStore } from './ports'
import type { ApiClientFields } from './ports/credentials'

/**
 * The form's fields as they are kept: what was left empty is absent, and what is granted is to be had at this moment.
 * Fails when the catalogue has changed since the form was opened, the contact e-mail belongs to another (B2), the expiry has
 * passed, or a policy asks for more (B7). `before` is the client that is edited.
 */
export async function apiClientFields(
  store: TransactionStore,
  form: ApiClientForm,
  { now, before }: { now: Date; before?: ApiClient },
): Promise<Result<ApiClientFields>> {
  const grants = form.grants.filter((grant) => grant.read || grant.write)
  const refusal =
    (await grantRefusal(store, grants)) ??
    (await productRefusal(store, form)) ??
    (await contactEmailTaken(store, form.contactEmail, before?.id))
  if (refusal) return fail(refusal)
  const fields: ApiClientFields = {
    name: form.name,
    description: form.description,
    contactEmail: form.contactEmail || null,
    application: form.application || null,
    grants,
    authorization: form.authorization,
    productIds: form.authorization === 'product_administrator' ? form.productIds : [],
    networks: withNetworks(form).networks,
    expiresAt: expiryOf(form, before?.expiresAt ?? null),
  }
  const problems = {
    ...policyProblems(await store.policies.get(), fields, { now, timeZone: form.timeZone }),
    ...expiryProblems(fields.expiresAt, now),
  }
  return Object.keys(problems).length === 0 ? ok(fields) : fail({ kind: 'invalid_input', fields: problems })
}

async function grantRefusal(
  store: TransactionStore,
  grants: ApiClientFields['grants'],
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

async function productRefusal(store: TransactionStore, form: ApiClientForm): Promise<Failure | null> {
  if (form.authorization === 'cloud_administrator') return null
  const known = new Set((await store.catalogue.products()).map((product) => product.id))
  if (form.productIds.every((id) => known.has(id))) return null
  return { kind: 'invalid_input', fields: { productIds: 'A product that does not exist stands here.' } }
}

async function contactEmailTaken(
  store: TransactionStore,
  contactEmail: string,
  ownId: string | undefined,
): Promise<Failure | null> {
  if (!contactEmail) return null
  const holder = await store.credentials.findByContactEmail(contactEmail)
  return holder && holder.id !== ownId ? { kind: 'contact_email_taken', holder } : null
}

/** What the trail tells of an API client's fields. */
export function toldOf(client: ApiClient): AuditDetail {
  return {
    name: client.name,
    description: client.description,
    contactEmail: client.contactEmail,
    application: client.application,
    permissions: client.grants
      .flatMap(({ slug, read, write }) => [
        ...(read ? [`${slug}:read`] : []),
        ...(write ? [`${slug}:write`] : []),
      ])
      .join(' '),
    networks: client.networks.join(' '),
    expiresAt: client.expiresAt?.toISOString() ?? null,
    authorization: [client.authorization, ...client.products.map((product) => product.slug)].join(' '),
  }
}
