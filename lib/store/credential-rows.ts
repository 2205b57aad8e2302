import type { Viewer } from '@/lib/domain/visibility'
import type {
  ApiClient,
  CredentialKind,
  ListedApiClient,
  ListedServiceApiKey,
  ServiceApiKey,
} from '@/lib/domain/credential'
import { apiColumns } from './catalogue'
import type { Prisma } from './generated/client'
import { visibleCredentials } from './visible-credentials'

/** The columns that name a person or service user. */
export const person = { select: { id: true, name: true } } as const
export const ownerColumns = { select: { id: true, name: true, disabledAt: true } } as const

/** The columns of a secret, but not its hash. */
export const secretColumns = {
  id: true,
  hint: true,
  createdAt: true,
  supersededAt: true,
  retiresAt: true,
  quietHours: true,
  quietSince: true,
  extendedAt: true,
  reportedAt: true,
  firstUsedAt: true,
  lastUsedAt: true,
  lastUsedFrom: true,
} as const satisfies Prisma.SecretSelect

/** The columns of a credential. They do not include the hash: only the directory gets hashes out of this folder. */
export const columns = {
  id: true,
  clientId: true,
  serviceUser: person,
  name: true,
  description: true,
  contactEmail: true,
  application: true,
  owner: ownerColumns,
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
    where: { endedAt: null },
    select: secretColumns,
    orderBy: [{ createdAt: 'desc' }, { supersededAt: { sort: 'asc', nulls: 'first' } }],
  },
} as const satisfies Prisma.CredentialSelect

type Row = Prisma.CredentialGetPayload<{ select: typeof columns }>

/** The columns that a list shows of a credential of either kind. */
const listedColumns = {
  id: true,
  name: true,
  owner: ownerColumns,
  createdAt: true,
  expiresAt: true,
  disabledAt: true,
  lastRedeemedAt: true,
  lastRedeemedFrom: true,
  networks: true,
  version: true,
  secrets: {
    // Few credentials have an old or a reported secret.
    where: { endedAt: null, OR: [{ supersededAt: { not: null } }, { reportedAt: { not: null } }] },
    select: { supersededAt: true, retiresAt: true, lastUsedAt: true, reportedAt: true },
  },
} as const satisfies Prisma.CredentialSelect

/** The columns of an API client in a list. */
export const listedClientColumns = {
  ...listedColumns,
  clientId: true,
  contactEmail: true,
  application: true,
} as const satisfies Prisma.CredentialSelect

/** The columns of a service API key in a list. */
export const listedKeyColumns = {
  ...listedColumns,
  description: true,
  serviceUser: person,
} as const satisfies Prisma.CredentialSelect

type ListedClientRow = Prisma.CredentialGetPayload<{ select: typeof listedClientColumns }>
type ListedKeyRow = Prisma.CredentialGetPayload<{ select: typeof listedKeyColumns }>

/** A kind of credential: which rows belong to it, and how to convert them. */
export interface Kind<Credential> {
  kind: CredentialKind
  toCredential(row: Row): Credential
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
  toCredential: (row) => ({ ...shared(row), serviceUser: serviceUserOf(row) }),
}

export function toListedApiClient(
  { secrets, ...row }: ListedClientRow,
  granted = { reads: 0, writes: 0 },
): ListedApiClient {
  return { ...row, ...listedSecrets(secrets), clientId: clientIdOf(row), ...granted }
}

export function toListedServiceApiKey({ secrets, ...row }: ListedKeyRow): ListedServiceApiKey {
  return { ...row, ...listedSecrets(secrets), serviceUser: serviceUserOf(row) }
}

/** The secrets about which a list says something. */
function listedSecrets(secrets: ListedKeyRow['secrets']) {
  return {
    oldSecrets: secrets.filter(({ supersededAt }) => supersededAt !== null),
    reportedSecrets: secrets.filter(({ reportedAt }) => reportedAt !== null),
  }
}

function clientIdOf({ id, clientId }: { id: string; clientId: string | null }): string {
  if (clientId === null) throw new Error(`credential ${id} is not an API client`)
  return clientId
}

function serviceUserOf<User>({ id, serviceUser }: { id: string; serviceUser: User | null }): User {
  if (serviceUser === null) throw new Error(`credential ${id} is not a service API key`)
  return serviceUser
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
