import type { Device } from './device'
import type { OwnFactors } from './second-factor'
import { may, type Permission, type Role } from './role'

/** The origin of a request. */
export interface Origin {
  /** The source address, or `unknown`. */
  address: string
  /** The name that the browser or program gives itself. */
  agent: string
  /** What the cookie of the browser says, which we signed. Whether it still counts, the database decides. */
  device?: Device | null
}

/** What a person showed last in their session to prove that it is them. */
export interface Proof {
  by: 'password' | 'factor'
  /** Null if they have not shown it in this session. */
  at: Date | null
  /** For how many minutes it counts. */
  validMinutes: number
  /** What they can show, if it is the second factor. */
  factors: OwnFactors
}

/** A signed-in person, looked up on each request. */
export interface Person extends Origin {
  kind: 'person'
  id: string
  name: string
  email: string
  role: Role
  /** Ids of the products that a product administrator is responsible for. */
  productIds: string[]
  timeZone: string
  /** Whether single keys are shortcuts for them. */
  singleKeys: boolean
  sessionId: string
  proof: Proof
  /** From when on they can only set up a second factor, for the notice that says so. Absent if they have one, or need none. */
  secondFactorDue?: Date
}

/** A credential that holds permissions on Keyturn itself. No door accepts one yet. */
export interface Program extends Origin {
  kind: 'program'
  credentialId: string
  /** The id of the credential. */
  name: string
  permissions: ReadonlySet<Permission>
}

/** Someone who has not signed in. */
export interface Stranger extends Origin {
  kind: 'stranger'
}

/** A person who has shown their password, and must still show or set up their second factor. They can only do that or leave. */
export interface HalfSignedIn extends Origin {
  kind: 'half'
  needs: 'factor' | 'set_up'
  id: string
  name: string
  email: string
  sessionId: string
}

/** Keyturn itself, for what its jobs decide. */
export interface Itself extends Origin {
  kind: 'itself'
}

export const itself: Itself = { kind: 'itself', address: '', agent: '' }

/** Who acts. Use-cases, ports and the audit trail know nothing else about their caller. */
export type Principal = Person | HalfSignedIn | Program | Stranger | Itself

const halfRoles = { factor: 'half', set_up: 'enrolling' } as const

/** Whether a principal has a permission. */
export function holds(principal: Principal, permission: Permission): boolean {
  if (principal.kind === 'program') return principal.permissions.has(permission)
  if (principal.kind === 'half') return may(halfRoles[principal.needs], permission)
  return may(principal.kind === 'person' ? principal.role : 'stranger', permission)
}

/** The principal's identity in the audit trail; null for a stranger. */
export function identityOf(principal: Principal): { id: string | null; name: string } | null {
  if (principal.kind === 'stranger') return null
  if (principal.kind === 'itself') return { id: null, name: 'Keyturn' }
  const { name } = principal
  return { id: principal.kind === 'program' ? principal.credentialId : principal.id, name }
}

/** The time zone in which a principal reads times and days. */
export function timeZoneOf(principal: Person | Program): string {
  return principal.kind === 'person' ? principal.timeZone : 'UTC'
}

/** The person responsible for what a principal creates; null if it is a program. */
export function personIdOf(principal: Person | Program): string | null {
  return principal.kind === 'person' ? principal.id : null
}
