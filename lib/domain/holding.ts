import type { CredentialKind } from './credential'
import { day } from './time'

/** Something used within this time is in use. Milliseconds. */
export const lately = 7 * day

/** Whether something was used lately. */
export function isUsedLately(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < lately
}

/** A credential that something depends on, as far as a question before a change shows it. */
export interface Holder {
  id: string
  kind: CredentialKind
  name: string
  lastUsedAt: Date | null
}

/** The credentials that something depends on, those that were used last first. */
export interface Holders {
  /** The first of them. */
  some: Holder[]
  count: number
  /** How many were used lately. */
  usedLately: number
}

/** Some names and their total number. */
export interface Named {
  names: string[]
  count: number
}

/** What keeps a product from being removed. */
export interface ProductUse {
  /** Live APIs. */
  apis: Named
  /** Credentials that carry the authority of its administrators. */
  credentials: Holders
  administrators: Named
}

/** Whether anything keeps a product from being removed. */
export function isProductUsed({ apis, credentials, administrators }: ProductUse): boolean {
  return apis.count + credentials.count + administrators.count > 0
}

/** Up to this number, the holders of an API are counted. */
export const mostHolders = 1000

/** The number of credentials that hold a permission on an API. Each is at most one more than `mostHolders`. */
export interface HolderCounts {
  apiClients: number
  serviceApiKeys: number
  /** Those of both kinds that may write. */
  writers: number
}
