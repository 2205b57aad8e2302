import type { PersonProfile } from '@/lib/domain/person'
import type { Role } from '@/lib/domain/role'

/** People as pages and sign-in read them. */
export interface ReadPeople {
  any(): Promise<boolean>
  findByEmail(email: string): Promise<StoredPerson | null>
  /** Everybody, by name. */
  list(): Promise<ListedPerson[]>
}

export interface ListedPerson extends PersonProfile {
  /** Since when nothing is sent to their address, because the mail server refuses it; null: mail goes there. */
  mailRefusedSince: Date | null
}

/** People as a transaction changes them. */
export interface ChangePeople {
  /** Serialises set-up: at most one transaction at a time sees nobody. */
  lockWhenEmpty(): Promise<boolean>
  insert(person: NewPerson): Promise<{ created: boolean }>
  joinAdministrators(userId: string): Promise<void>
  /** Reads and locks a person until the transaction ends. */
  lock(id: string): Promise<PersonProfile | null>
  /** Locks a person too, and reads what decides whether a password that was checked before still lets them in. */
  lockSignIn(id: string): Promise<{ disabledAt: Date | null; signInEpoch: number } | null>
  /**
   * The cloud administrators who can sign in: enabled, with a password. Locked until the transaction ends, so that of two
   * that each take one away the second sees what the first has left. Lock them before a person.
   */
  lockAdministrators(): Promise<string[]>
  update(id: string, fields: PersonFields): Promise<PersonProfile>
  /** Null enables. Raises the sign-in epoch. */
  setDisabled(id: string, since: Date | null): Promise<void>
  /** Raises the sign-in epoch. */
  setPassword(id: string, passwordHash: string): Promise<void>
  /** What everybody may change of themselves. */
  updateAccount(id: string, fields: { name?: string; timeZone?: string }): Promise<void>
  /** Those of these ids that there are; none of them can be deleted until the transaction ends. */
  hold(ids: string[]): Promise<{ id: string }[]>
  /** What they own or made stays, without them. */
  delete(id: string): Promise<void>
}

export interface StoredPerson {
  id: string
  name: string
  email: string
  passwordHash: string | null
  disabledAt: Date | null
  /** Another one means that a check of the password no longer counts. */
  signInEpoch: number
}

/** What an administrator decides about a person. */
export interface PersonFields {
  name: string
  role: Role
  productIds: string[]
  groupIds: string[]
}

export interface NewPerson extends PersonFields {
  id: string
  email: string
  timeZone: string
  /** Null until they choose one. */
  passwordHash: string | null
  createdAt: Date
}
