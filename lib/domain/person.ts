import type { Role } from './role'

/** A person as other people see them. */
export interface PersonProfile {
  id: string
  name: string
  /** Trimmed and in lower case. */
  email: string
  role: Role
  products: { id: string; slug: string; name: string }[]
  groups: { id: string; name: string }[]
  /** False until they choose one. */
  hasPassword: boolean
  /** Whether they must show a second factor to sign in. */
  hasSecondFactor: boolean
  /** What they can show: an authenticator app, and how many passkeys. */
  secondFactors: { app: boolean; passkeys: number }
  disabledAt: Date | null
  createdAt: Date
  /** The time of their latest request, to the minute; null if they have never signed in. */
  lastSeenAt: Date | null
}

/** Whether an edit of a person changes what they may do: their role, or the products that they administer. */
export function changesAuthority(
  before: Pick<PersonProfile, 'role' | 'products'>,
  after: Pick<PersonProfile, 'role' | 'products'>,
): boolean {
  const had = new Set(before.products.map(({ id }) => id))
  return (
    before.role !== after.role ||
    had.size !== after.products.length ||
    after.products.some(({ id }) => !had.has(id))
  )
}

export const personStates = ['active', 'invited', 'disabled'] as const
export type PersonState = (typeof personStates)[number]

export const twoFactorFilters = ['with', 'without'] as const
/** Whether a list shows only people with, or only people without a second factor. */
export type TwoFactorFilter = (typeof twoFactorFilters)[number]

/** Disabled takes precedence; otherwise invited until the person chooses a password. */
export function personState(person: Pick<PersonProfile, 'hasPassword' | 'disabledAt'>): PersonState {
  if (person.disabledAt) return 'disabled'
  return person.hasPassword ? 'active' : 'invited'
}
