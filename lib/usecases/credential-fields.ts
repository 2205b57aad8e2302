import { expiryProblems } from '@/lib/domain/credential'
import { fail, ok, type Failure, type Result } from '@/lib/domain/failure'
import { policyProblems } from '@/lib/domain/policy'
import { timeZoneOf, type Person, type Program } from '@/lib/domain/principal'
import { productProblems } from '@/lib/domain/product-problems'
import type { CredentialFields } from '@/lib/ports/credentials'
import type { TransactionStore } from '@/lib/ports/store'

export interface Checking<Fields> {
  actor: Person | Program
  now: Date
  /** Those of the fields that somebody has just chosen; the others were there before. */
  sent: Partial<Fields>
}

/** What either kind is made of, and what policies ask of API clients alone. */
type AnyFields = CredentialFields & { contactEmail?: string | null; application?: string | null }

/**
 * The fields of a credential of either kind as they are kept. Fails when what is granted cannot be granted at this moment, the
 * expiry has passed, or a policy asks for more (B7).
 */
export async function credentialFields<Fields extends AnyFields>(
  store: TransactionStore,
  given: Fields,
  { actor, now, sent }: Checking<Fields>,
): Promise<Result<Fields>> {
  const ofProducts = given.authorization === 'product_administrator'
  const fields = {
    ...given,
    grants: given.grants.filter((grant) => grant.read || grant.write),
    productIds: ofProducts ? given.productIds : [],
  }
  // What was granted before may have been retired since; it stays, and counts for nothing.
  const refusal =
    (sent.grants && (await grantRefusal(store, fields.grants))) ??
    (await productRefusal(store, fields.productIds))
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

async function productRefusal(store: TransactionStore, productIds: string[]): Promise<Failure | null> {
  if (productIds.length === 0) return null
  const known = new Set((await store.catalogue.products()).map((product) => product.id))
  if (productIds.every((id) => known.has(id))) return null
  return { kind: 'invalid_input', fields: { productIds: 'A product that does not exist stands here.' } }
}
