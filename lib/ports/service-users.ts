import type { ServiceUser } from '@/lib/domain/service-user'

/** Service users as pages read them. */
export interface ReadServiceUsers {
  /** All that are not deleted, by name. */
  list(): Promise<ServiceUser[]>
}

/** Service users as a transaction changes them. */
export interface ChangeServiceUsers {
  /**
   * Locks the one of this name, compared without regard to case, until the transaction ends, and gives it; where there is
   * none, it is made. Whoever counts its keys under this lock counts right, however many do so at once.
   */
  take(user: NewServiceUser): Promise<ServiceUser>
  /** Locks the one that owns a live key, in the same way. */
  lock(id: string): Promise<ServiceUser>
  /** Locks one that may be gone. */
  find(id: string): Promise<ServiceUser | null>
  /** Locks the one of this name, compared without regard to case, if there is one. */
  findByName(name: string): Promise<{ id: string } | null>
  /** What its keys are called that are not deleted. */
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
