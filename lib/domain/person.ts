import type { Role } from './role'

/** Somebody with a place in Keyturn, as other people see them. */
export interface PersonProfile {
  id: string
  name: string
  /** Trimmed and in lower case. */
  email: string
  role: Role
  products: { id: string; slug: string; name: string }[]
  groups: { id: string; name: string }[]
  /** False until they have chosen one. */
  hasPassword: boolean
  disabledAt: Date | null
  createdAt: Date
  /** Their latest request, to the minute; null when they have never signed in. */
  lastSeenAt: Date | null
}

export type PersonState = 'active' | 'invited' | 'disabled'

/** Disabled before anything else; invited until a password has been chosen. */
export function personState(person: Pick<PersonProfile, 'hasPassword' | 'disabledAt'>): PersonState {
  if (person.disabledAt) return 'disabled'
  return person.hasPassword ? 'active' : 'invited'
}
