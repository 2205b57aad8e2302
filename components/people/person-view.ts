import type { ActionState } from '@/components/ui/action-state'
import type { PersonState } from '@/lib/domain/person'
import type { Role } from '@/lib/domain/role'
import type { EditPersonForm, InvitePersonForm } from '@/lib/schemas/forms/person'

/** The fields of a person that the browser receives. */
export interface PersonView {
  id: string
  name: string
  email: string
  role: Role
  products: Choice[]
  groups: Choice[]
  state: PersonState
  /** ISO 8601; null if they have never signed in. */
  lastSeenAt: string | null
  /** Whether the mail server permanently refuses their address. */
  mailRefused: boolean
  /** Whether this is the person who reads the page. */
  isReader: boolean
}

/** A thing that can be chosen by its name. */
export interface Choice {
  id: string
  name: string
}

/** A one-time link, in the only answer that ever contains it. */
export interface LinkView {
  name: string
  url: string
  /** ISO 8601. */
  expiresAt: string
}

/** The server actions of this area. Each is a public endpoint with its own checks. */
export interface PeopleActions {
  invite: (input: InvitePersonForm) => Promise<ActionState<LinkView>>
  edit: (input: EditPersonForm & { id: string }) => Promise<ActionState<{ name: string }>>
  makeLink: (input: { id: string }) => Promise<ActionState<LinkView>>
  endSessions: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  disable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  enable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
