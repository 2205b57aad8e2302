import type {
  ActedOnFields,
  DetailFields,
  RowFields,
  SecretView,
} from '@/components/credentials/credential-view'
import type { GrantOffer } from '@/components/credentials/form-offer'
import type { Unused, UsageSummary } from '@/components/credentials/usage-view'
import type { PermissionUse } from '@/lib/domain/permission-use'
import type { PageRuntime } from '@/lib/runtime'

type Value<Name extends keyof PageRuntime['may']> = PageRuntime['may'][Name] extends (
  ...input: never[]
) => Promise<infer Result>
  ? Extract<Result, { ok: true }> extends { value: infer Found }
    ? Found
    : never
  : never

export type SeenApiClient = Value<'getApiClient'>
export type SeenListedClient = Value<'listApiClients'>['credentials'][number]
export type SeenServiceApiKey = Value<'getServiceApiKey'>
export type SeenListedKey = Value<'listServiceApiKeys'>['credentials'][number]

/** The fields that the row of a credential of either kind shows. */
export function toRowFields(credential: SeenListedClient | SeenListedKey): RowFields {
  const { owner, usage, attention, retiringAt } = credential
  return {
    ...toDatedFields(credential),
    owner: owner && { name: owner.name, isDisabled: owner.disabledAt !== null },
    usage: usage.map(({ allowed, denied }) => ({ allowed, denied })),
    attention,
    retiringAt: retiringAt?.toISOString() ?? null,
  }
}

type Seen = SeenListedClient | SeenListedKey | SeenApiClient | SeenServiceApiKey

/** The fields of a credential of either kind that its actions need. */
export function toActedOn({
  id,
  name,
  state,
  lastRedeemedAt,
  lastRedeemedFrom,
  version,
}: Pick<Seen, 'id' | 'name' | 'state' | 'lastRedeemedAt' | 'lastRedeemedFrom' | 'version'>): ActedOnFields {
  return {
    id,
    name,
    state,
    lastRedeemedAt: lastRedeemedAt?.toISOString() ?? null,
    lastRedeemedFrom,
    version,
  }
}

function toDatedFields(credential: Seen) {
  return {
    ...toActedOn(credential),
    createdAt: credential.createdAt.toISOString(),
    expiresAt: credential.expiresAt?.toISOString() ?? null,
  }
}

function toOwner(owner: SeenApiClient['owner']): DetailFields['owner'] {
  return owner && { id: owner.id, name: owner.name, isDisabled: owner.disabledAt !== null }
}

/** The fields that the details of a credential of either kind show. */
export function toDetailFields(credential: SeenApiClient | SeenServiceApiKey): DetailFields {
  return {
    ...toDatedFields(credential),
    description: credential.description,
    owner: toOwner(credential.owner),
    createdByName: credential.createdBy?.name ?? null,
    secrets: credential.secrets.map(toSecretView),
    authorization: credential.authorization,
    networks: credential.networks,
    products: credential.products.map(({ id, name }) => ({ id, name })),
    permissions: credential.grants.map(({ id, name, read, write, lapse }) => ({
      apiId: id,
      apiName: name,
      read,
      write,
      lapse,
    })),
  }
}

function toSecretView(secret: (SeenApiClient | SeenServiceApiKey)['secrets'][number]): SecretView {
  return {
    id: secret.id,
    hint: secret.hint,
    createdAt: secret.createdAt.toISOString(),
    isOld: secret.supersededAt !== null,
    retiresAt: secret.retiresAt?.toISOString() ?? null,
    quietHours: secret.quietHours,
    quietAt: secret.quietAt?.toISOString() ?? null,
    isExtended: secret.extendedAt !== null,
    reportedAt: secret.reportedAt?.toISOString() ?? null,
    isStillUsed: secret.isStillUsed,
    firstUsedAt: secret.firstUsedAt?.toISOString() ?? null,
    lastUsedAt: secret.lastUsedAt?.toISOString() ?? null,
    lastUsedFrom: secret.lastUsedFrom,
  }
}

/** The fields of the usage of a credential that the browser receives. */
export function toUsageSummary(usage: Value<'usageOfCredential'>): UsageSummary {
  const { days, addresses, permissions, unusedPermissions } = usage
  return {
    days,
    addresses: addresses.map(({ lastAt, ...address }) => ({ ...address, lastAt: lastAt.toISOString() })),
    permissions: permissions.map(({ apiId, read, write }) => ({
      apiId,
      read: toUnused(read),
      write: toUnused(write),
    })),
    unusedPermissions,
  }
}

function toUnused(use: PermissionUse): Unused | null {
  return use.kind === 'unused' || use.kind === 'not_yet' ? use : null
}

/** For people who may not manage credentials, and so see no form. */
const nothingToGrant = { apis: [], products: [] }

/** The choices of a form: the products, and the APIs that can be granted, by product. */
export function toGrantOffer(grantable: Value<'listGrantableApis'> | null): GrantOffer {
  const { apis, products } = grantable ?? nothingToGrant
  const names = [...new Set(apis.map((api) => api.product?.name ?? null))]
  return {
    groups: names.map((productName) => ({
      productName,
      apis: apis
        .filter((api) => (api.product?.name ?? null) === productName)
        .map(({ id, name, slug, writable }) => ({ id, name, slug, writable })),
    })),
    products: products.map(({ id, name }) => ({ id, name })),
  }
}
