import type { ActionState } from '@/components/ui/action-state'
import type { Affected } from '@/components/ui/affected'
import type { PersonState } from '@/lib/domain/person'
import type { Role } from '@/lib/domain/role'
import type { EditPersonForm, InvitePersonForm } from '@/lib/schemas/forms/person'

/** The fields of a person that the browser receives. */
export interface PersonView {
  id: string
  name: string
  email: string
  role: Role
  /** The first names, and how many there are. */
  products: SomeNames
  groups: SomeNames
  state: PersonState
  /** ISO 8601; null if they have never signed in. */
  lastSeenAt: string | null
  /** Whether the mail server permanently refuses their address. */
  mailRefused: boolean
  /** Whether they must show a second factor to sign in. */
  hasSecondFactor: boolean
  secondFactors: { app: boolean; passkeys: number }
  /** Whether this is the person who reads the page. */
  isReader: boolean
}

interface SomeNames {
  names: string[]
  count: number
}

/** The products and groups that a person can be given. */
export interface PersonOffer {
  products: Choice[]
  groups: Choice[]
}

/** The current values of a person, and what they can be given. */
export interface EditablePerson {
  fields: InvitePersonForm
  offer: PersonOffer
}

/** A thing that can be chosen by its name. */
export interface Choice {
  id: string
  name: string
}

/** A one-time link, in the only answer that ever contains it. */
export interface LinkView {
  /** The person whom it is for. */
  id: string
  name: string
  email: string
  /** Null if it is sent by mail. */
  url: string | null
  /** Whether it is shown because the mail server refuses the address. */
  isRefused: boolean
  /** ISO 8601. */
  expiresAt: string
}

/** The server actions of this area. Each is a public endpoint with its own checks. */
export interface PeopleActions {
  invite: (input: InvitePersonForm) => Promise<ActionState<LinkView>>
  /** The products and groups for an invitation. */
  choices: () => Promise<ActionState<PersonOffer>>
  read: (input: { id: string }) => Promise<ActionState<EditablePerson>>
  /** What a person is responsible for. */
  holdings: (input: { id: string }) => Promise<ActionState<Affected>>
  edit: (input: EditPersonForm & { id: string }) => Promise<ActionState<{ name: string }>>
  makeLink: (input: { id: string; byMail?: boolean }) => Promise<ActionState<LinkView>>
  endSessions: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  resetTwoFactor: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  disable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  enable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
