import type { Person } from '@/lib/domain/actor'
import type { ApiClient } from '@/lib/domain/credential'
import { apiColumns } from './catalogue'
import type { Prisma } from './generated/client'
import { visibleCredentials } from './visible-credentials'

const person = { select: { id: true, name: true } } as const

/** What is read of an API client. The hash is not among it: hashes never leave this folder but for the directory. */
export const columns = {
  id: true,
  clientId: true,
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
  authorizedProducts: { select: { id: true, slug: true, name: true }, orderBy: { name: 'asc' } },
  grants: {
    select: { read: true, write: true, readSince: true, writeSince: true, api: { select: apiColumns } },
  },
  secrets: { select: { id: true, hint: true, createdAt: true }, orderBy: { createdAt: 'desc' } },
} as const satisfies Prisma.CredentialSelect

type Row = Prisma.CredentialGetPayload<{ select: typeof columns }>

export function toApiClient(row: Row): ApiClient {
  if (row.clientId === null) throw new Error(`credential ${row.id} is no API client`)
  const { authorizedProducts, grants, clientId, ...client } = row
  return {
    ...client,
    clientId,
    products: authorizedProducts,
    grants: grants
      .map(({ api, ...granted }) => ({ ...api, ...granted }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  }
}

export const live = { kind: 'api_client', deletedAt: null } as const satisfies Prisma.CredentialWhereInput

/** Which API clients a person may see. */
export function visibleTo(viewer: Person): Prisma.CredentialWhereInput {
  return { ...visibleCredentials(viewer), ...live }
}
