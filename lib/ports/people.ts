import type { Holders, Named } from '@/lib/domain/holding'
import type { NamePage, NamePageAsked } from '@/lib/domain/name-page'
import type { PersonProfile, PersonState, TwoFactorFilter } from '@/lib/domain/person'
import type { Role } from '@/lib/domain/role'
import type { HoldersAsked } from './catalogue'

/** Reads people for pages and for signing in. */
export interface ReadPeople {
  any(): Promise<boolean>
  findByEmail(email: string): Promise<StoredPerson | null>
  /** People by name. The search looks at names and e-mail addresses. */
  page(asked: PeopleAsked): Promise<NamePage<ListedPerson>>
  find(id: string): Promise<PersonProfile | null>
  /** The first people by name whose name or e-mail address contains a text: those who are enabled, unless all are asked for. */
  matching(search: string, most: number, which?: { evenDisabled: boolean }): Promise<PersonChoice[]>
  /** The cloud administrator who can sign in, if there is only one. */
  onlyAdministrator(): Promise<string | null>
  /** How many active people there are, and how many of them have no second factor. */
  countActive(): Promise<{ all: number; withoutTwoFactor: number }>
  /** What a person is responsible for. */
  holdings(id: string, asked: HoldersAsked): Promise<PersonHoldings>
}

export interface PeopleAsked extends NamePageAsked {
  role?: Role | undefined
  state?: PersonState | undefined
  twoFactor?: TwoFactorFilter | undefined
}

/** A person whom one can choose. */
export interface PersonChoice {
  id: string
  name: string
  email: string
}

/** What stays without an owner if the person is deleted. */
export interface PersonHoldings {
  credentials: Holders
  serviceUsers: Named
}

export interface ListedPerson extends PersonProfile {
  /** Since when their address gets no mail, because the mail server refuses it; null if it gets mail. */
  mailRefusedSince: Date | null
}

/** Changes people within a transaction. */
export interface ChangePeople {
  /** Serialises set-up: only one transaction at a time can find that no person exists. */
  lockWhenEmpty(): Promise<boolean>
  insert(person: NewPerson): Promise<{ created: boolean }>
  joinAdministrators(userId: string): Promise<void>
  /** Reads a person and locks them until the transaction ends. */
  lock(id: string): Promise<PersonProfile | null>
  /** Locks a person too, and reads what decides whether a password that was checked before is still valid. */
  lockSignIn(id: string): Promise<{ disabledAt: Date | null; signInEpoch: number } | null>
  /**
   * The cloud administrators who can sign in: enabled, with a password. Locks them until the transaction ends, so that the
   * second of two transactions that each remove one sees the result of the first. Call this before locking a person.
   */
  lockAdministrators(): Promise<string[]>
  update(id: string, fields: PersonFields): Promise<PersonProfile>
  /** Null enables. Raises the sign-in epoch. */
  setDisabled(id: string, since: Date | null): Promise<void>
  /** Raises the sign-in epoch. */
  setPassword(id: string, passwordHash: string): Promise<void>
  /** Changes what people may change themselves. */
  updateAccount(id: string, fields: AccountFields): Promise<void>
  /** Those that exist. They cannot be deleted until the transaction ends. */
  hold(ids: string[]): Promise<{ id: string }[]>
  /** The person who is to own something; null if there is none. They are neither disabled nor deleted until the transaction ends. */
  holdOwner(id: string): Promise<{ name: string; isDisabled: boolean } | null>
  /** What they own or created stays, without an owner or creator. */
  delete(id: string): Promise<void>
}

export interface StoredPerson {
  id: string
  name: string
  email: string
  passwordHash: string | null
  disabledAt: Date | null
  /** If it has changed, an earlier check of the password no longer counts. */
  signInEpoch: number
}

/** The fields that people may change themselves. A missing one stays. */
export interface AccountFields {
  name?: string
  timeZone?: string
  singleKeys?: boolean
}

/** The fields of a person that administrators change. */
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
  /** Null until the person chooses one. */
  passwordHash: string | null
  createdAt: Date
}
