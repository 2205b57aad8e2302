import type { Viewer } from '@/lib/domain/visibility'
import type { ApiClient, CredentialKind, ListedApiClient, ServiceApiKey } from '@/lib/domain/credential'
import { apiColumns } from './catalogue'
import type { Prisma } from './generated/client'
import { visibleCredentials } from './visible-credentials'

const person = { select: { id: true, name: true } } as const

/** The columns of a credential. They do not include the hash: only the directory gets hashes out of this folder. */
export const columns = {
  id: true,
  clientId: true,
  serviceUser: person,
  name: true,
  description: true,
  contactEmail: true,
  application: true,
  owner: person,
  createdBy: person,
  createdAt: true,
  expiresAt: true,
  disabledAt: true,
  lastRedeemedAt: true,
  lastRedeemedFrom: true,
  tokenEpoch: true,
  version: true,
  authorization: true,
  networks: true,
  authorizedProducts: {
    select: { product: { select: { id: true, slug: true, name: true } } },
    orderBy: { product: { name: 'asc' } },
  },
  grants: {
    select: {
      read: true,
      write: true,
      readSince: true,
      writeSince: true,
      // Only the id of its product: nothing else is needed here, and a page has hundreds of grants.
      api: { select: { ...apiColumns, productId: true } },
    },
  },
  secrets: {
    select: { id: true, hint: true, createdAt: true, lastUsedAt: true, lastUsedFrom: true },
    orderBy: { createdAt: 'desc' },
  },
} as const satisfies Prisma.CredentialSelect

type Row = Prisma.CredentialGetPayload<{ select: typeof columns }>

/** The columns of an API client in a list. */
export const listedColumns = {
  id: true,
  clientId: true,
  name: true,
  description: true,
  contactEmail: true,
  application: true,
  createdAt: true,
  expiresAt: true,
  disabledAt: true,
  lastRedeemedAt: true,
  lastRedeemedFrom: true,
  version: true,
} as const satisfies Prisma.CredentialSelect

type ListedRow = Prisma.CredentialGetPayload<{ select: typeof listedColumns }>

/** A kind of credential: which rows belong to it, and how to convert them. */
export interface Kind<Credential> {
  kind: CredentialKind
  toCredential(row: Row): Credential
  /** Matches of a search beyond the stored search text. `text` is folded and escaped for LIKE. */
  alsoFound?: (text: string) => Prisma.CredentialWhereInput
}

export const apiClients: Kind<ApiClient> = {
  kind: 'api_client',
  toCredential(row) {
    const { contactEmail, application } = row
    return { ...shared(row), clientId: clientIdOf(row), contactEmail, application }
  },
}

export const serviceApiKeys: Kind<ServiceApiKey> = {
  kind: 'service_api_key',
  toCredential(row) {
    const { serviceUser } = row
    if (serviceUser === null) throw new Error(`credential ${row.id} is not a service API key`)
    return { ...shared(row), serviceUser }
  },
  alsoFound: (text) => ({ serviceUser: { nameKey: { contains: text } } }),
}

export function toListedApiClient(row: ListedRow, granted = { reads: 0, writes: 0 }): ListedApiClient {
  return { ...row, clientId: clientIdOf(row), ...granted }
}

function clientIdOf({ id, clientId }: { id: string; clientId: string | null }): string {
  if (clientId === null) throw new Error(`credential ${id} is not an API client`)
  return clientId
}

/** Created once, because a page compares a thousand names. */
const alphabet = new Intl.Collator('en')

/** The fields that both kinds have. */
function shared(row: Row) {
  const { id, name, description, owner, createdBy, createdAt, expiresAt, disabledAt } = row
  const { lastRedeemedAt, lastRedeemedFrom, tokenEpoch, version, authorization, networks, secrets } = row
  const { authorizedProducts, grants } = row
  return {
    id,
    name,
    description,
    owner,
    createdBy,
    createdAt,
    expiresAt,
    disabledAt,
    lastRedeemedAt,
    lastRedeemedFrom,
    tokenEpoch,
    version,
    authorization,
    networks,
    secrets,
    products: authorizedProducts.map(({ product }) => product),
    grants: grants
      .map(({ api, ...granted }) => ({ ...api, ...granted }))
      .toSorted((a, b) => alphabet.compare(a.name, b.name)),
  }
}

/** The credentials of a kind that a person may see. */
export function visibleTo(viewer: Viewer, kind: CredentialKind): Prisma.CredentialWhereInput {
  return { ...visibleCredentials(viewer), kind }
}
