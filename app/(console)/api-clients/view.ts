import type { FormOffer } from '@/components/credentials/form-offer'
import type { UsageSummary } from '@/components/credentials/usage-view'
import type { ApiClientView, RevealedSecret } from '@/components/api-clients/api-client-view'
import type { ApiClient } from '@/lib/domain/credential'
import type { PermissionUse } from '@/lib/domain/permission-use'
import type { PlainSecret } from '@/lib/domain/secret'
import { runtime, type Runtime } from '@/lib/runtime'

type Found = Awaited<ReturnType<Runtime['getApiClient']>>
type Seen = Extract<Found, { ok: true }>['value']
type Used = Extract<Awaited<ReturnType<Runtime['usageOfCredential']>>, { ok: true }>['value']
type Grantable = Extract<Awaited<ReturnType<Runtime['listGrantableApis']>>, { ok: true }>['value']

/** What the browser gets of an API client. */
export function toApiClientView(client: Seen): ApiClientView {
  return {
    id: client.id,
    clientId: client.clientId,
    name: client.name,
    description: client.description,
    contactEmail: client.contactEmail,
    application: client.application,
    state: client.state,
    ownerName: client.owner?.name ?? null,
    createdByName: client.createdBy?.name ?? null,
    createdAt: client.createdAt.toISOString(),
    expiresAt: client.expiresAt?.toISOString() ?? null,
    lastRedeemedAt: client.lastRedeemedAt?.toISOString() ?? null,
    lastRedeemedFrom: client.lastRedeemedFrom,
    secrets: client.secrets.map(({ hint, createdAt }) => ({ hint, createdAt: createdAt.toISOString() })),
    authorization: client.authorization,
    networks: client.networks,
    products: client.products.map(({ id, name }) => ({ id, name })),
    permissions: client.grants.map(({ id, name, read, write, lapse }) => ({
      apiId: id,
      apiName: name,
      read,
      write,
      lapse,
    })),
    version: client.version,
  }
}

/** An API client as a line of an export. */
export function toExportFields(client: Seen): Record<string, string> {
  const time = (moment: Date | null) => moment?.toISOString() ?? ''
  return {
    id: client.id,
    client_id: client.clientId,
    name: client.name,
    description: client.description,
    state: client.state,
    contact_email: client.contactEmail ?? '',
    application: client.application ?? '',
    permissions: client.grants
      .flatMap(({ slug, read, write }) => [read ? `${slug}:read` : [], write ? `${slug}:write` : []].flat())
      .join(' '),
    authorization: client.authorization,
    products: client.products.map(({ slug }) => slug).join(' '),
    networks: client.networks.join(' '),
    owner: client.owner?.name ?? '',
    created_by: client.createdBy?.name ?? '',
    created: time(client.createdAt),
    last_redeemed: time(client.lastRedeemedAt),
    expires: time(client.expiresAt),
  }
}

/** What the browser gets of what one was used for. */
export function toUsageSummary({ days, addresses, permissions }: Used): UsageSummary {
  return {
    days,
    addresses: addresses.map(({ lastAt, ...address }) => ({ ...address, lastAt: lastAt.toISOString() })),
    permissions: permissions.map(({ apiId, read, write }) => ({
      apiId,
      read: unusedMark(read),
      write: unusedMark(write),
    })),
  }
}

function unusedMark(use: PermissionUse): string | null {
  if (use.kind === 'unused') return `unused for ${use.days} days`
  return use.kind === 'not_yet' ? 'not used yet' : null
}

/** The one place where a client secret leaves the server, into the answer of the action that made it. */
export function revealSecret({ client, secret }: { client: ApiClient; secret: PlainSecret }): RevealedSecret {
  const { apiBaseUrl, publicUrl } = runtime().config
  return {
    name: client.name,
    clientId: client.clientId,
    clientSecret: secret.reveal(),
    baseUrl: apiBaseUrl,
    tokenUrl: `${publicUrl}/oauth/token`,
  }
}

/** What the form offers: the APIs that can be granted, by product, and the products. */
export function toFormOffer({ apis, products }: Grantable, applications: string[]): FormOffer {
  const names = [...new Set(apis.map((api) => api.product?.name ?? null))]
  return {
    applications,
    groups: names.map((productName) => ({
      productName,
      apis: apis
        .filter((api) => (api.product?.name ?? null) === productName)
        .map(({ id, name, slug, writable }) => ({ id, name, slug, writable })),
    })),
    products: products.map(({ id, name }) => ({ id, name })),
  }
}
