import { expiryProblems, type ApiClient, type ServiceApiKey } from '@/lib/domain/credential'
import { fail, ok, type Failure, type Result } from '@/lib/domain/failure'
import { policyProblems } from '@/lib/domain/policy'
import { timeZoneOf, type Person, type Program } from '@/lib/domain/principal'
import { productProblems } from '@/lib/domain/product-problems'
import type { CredentialFields } from '@/lib/ports/credentials'
import type { TransactionStore } from '@/lib/ports/store'
import { ownerRefusal } from './owner'

export interface Checking<Credential, Fields> {
  actor: Person | Program
  now: Date
  /** The fields that the actor has just sent. The others are unchanged. */
  sent: Partial<Fields>
  /** The credential that is edited; absent for a new one. */
  before?: Credential
}

/** The fields of either kind, including those that policies require of API clients only. */
type AnyFields = CredentialFields & { contactEmail?: string | null; application?: string | null }

/**
 * The fields of a credential of either kind as they are stored. Fails if a new grant or owner is not possible now, the expiry
 * has passed, or a policy requires more (B7).
 */
export async function credentialFields<Fields extends AnyFields>(
  store: TransactionStore,
  given: Fields,
  { actor, now, sent, before }: Checking<ApiClient | ServiceApiKey, Fields>,
): Promise<Result<Fields>> {
  const ofProducts = given.authorization === 'product_administrator'
  const fields = {
    ...given,
    grants: given.grants.filter((grant) => grant.read || grant.write),
    productIds: ofProducts ? [...new Set(given.productIds)] : [],
  }
  // An API that was granted before may have been retired since. Its grant stays, without effect.
  const refusal =
    (sent.grants && (await grantRefusal(store, fields.grants))) ??
    (await productRefusal(store, fields.productIds)) ??
    (await ownerRefusal(store, fields.ownerId, before?.owner?.id))
  if (refusal) return fail(refusal)
  const problems = {
    ...productProblems(fields.authorization, fields.productIds),
    ...policyProblems(await store.policies.get(), fields, { now, timeZone: timeZoneOf(actor) }),
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
  if (new Set(grants.map((grant) => grant.apiId)).size < grants.length) return at('An API is listed twice.')
  for (const grant of grants) {
    const api = apis.get(grant.apiId)
    if (!api) return at('An API in this list is not in the catalogue.')
    if (api.retiredAt) return at(`“${api.name}” has been retired in the meantime.`)
    if (!api.grantable) return at(`“${api.name}” cannot be granted.`)
    if (grant.write && !api.writable) return at(`“${api.name}” is read-only.`)
  }
  return null
}

async function productRefusal(store: TransactionStore, productIds: string[]): Promise<Failure | null> {
  if (productIds.length === 0) return null
  if ((await store.catalogue.holdProducts(productIds)).length === productIds.length) return null
  return { kind: 'invalid_input', fields: { productIds: 'A chosen product does not exist.' } }
}

/** The stored fields that both kinds have. */
export function fieldsOf(credential: ApiClient | ServiceApiKey): CredentialFields {
  const { name, description, authorization, networks, expiresAt } = credential
  return {
    name,
    description,
    authorization,
    networks,
    expiresAt,
    ownerId: credential.owner?.id ?? null,
    productIds: credential.products.map((product) => product.id),
    grants: credential.grants.map(({ id, read, write, readSince, writeSince }) => ({
      apiId: id,
      read,
      write,
      readSince,
      writeSince,
    })),
  }
}
