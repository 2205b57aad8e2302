import type { Role } from './role'

/** Where a request came from. */
export interface Origin {
  /** The source address, as far as it can be believed. */
  address: string
  /** What the browser calls itself. */
  agent: string
}

/** A signed-in person, looked up anew with each request. */
export interface Person extends Origin {
  kind: 'person'
  id: string
  name: string
  email: string
  role: Role
  /** Ids of the products that a product administrator looks after. */
  productIds: string[]
  timeZone: string
  sessionId: string
}

/** Somebody who has not signed in. */
export interface Stranger extends Origin {
  kind: 'stranger'
}

export type Actor = Person | Stranger

/** The row of the role table that holds for an actor. */
export function roleOf(actor: Actor): Role | 'stranger' {
  return actor.kind === 'person' ? actor.role : 'stranger'
}
