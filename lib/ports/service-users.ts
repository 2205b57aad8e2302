import type { Holders } from '@/lib/domain/holding'
import type { NamePage, NamePageAsked } from '@/lib/domain/name-page'
import type { ServiceUser } from '@/lib/domain/service-user'
import type { HoldersAsked } from './catalogue'

/** Reads service users for pages. */
export interface ReadServiceUsers {
  /** All service users that are not deleted, by name. */
  list(): Promise<ServiceUser[]>
  /** Those that are not deleted, by name. The search looks at their names. */
  page(asked: NamePageAsked): Promise<NamePage<ServiceUser>>
  /** The keys of a service user that are not deleted; null if it does not exist. */
  keys(id: string, asked: HoldersAsked): Promise<Holders | null>
}

/** Changes service users within a transaction. */
export interface ChangeServiceUsers {
  /**
   * Finds the service user with this name, regardless of case, or creates it, and locks it until the transaction ends. Under
   * this lock a count of its keys is exact, even with simultaneous requests.
   */
  take(user: NewServiceUser): Promise<ServiceUser>
  /** Locks the service user that holds a live key, in the same way. */
  lock(id: string): Promise<ServiceUser>
  /** Locks a service user that may no longer exist. */
  find(id: string): Promise<ServiceUser | null>
  /** Locks the service user with this name, regardless of case, if it exists. */
  findByName(name: string): Promise<{ id: string } | null>
  /** The names of its keys that are not deleted. */
  keyNames(id: string): Promise<string[]>
  update(id: string, fields: ServiceUserFields): Promise<ServiceUser>
  delete(id: string, now: Date): Promise<void>
}

export interface ServiceUserFields {
  name: string
  description: string
  ownerId: string | null
}

export interface NewServiceUser {
  id: string
  name: string
  ownerId: string | null
  createdAt: Date
}
