import { may, type Permission, type Role } from './role'

/** Where a request came from. */
export interface Origin {
  /** The source address, as far as it can be believed. */
  address: string
  /** What the browser or program calls itself. */
  agent: string
}

/** A signed-in person, looked up with each request. */
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

/** A credential that holds permissions on Keyturn itself. No door lets one in yet. */
export interface Program extends Origin {
  kind: 'program'
  credentialId: string
  /** The credential's. */
  name: string
  permissions: ReadonlySet<Permission>
}

/** Somebody who has not shown who they are. */
export interface Stranger extends Origin {
  kind: 'stranger'
}

/** Who acts: use-cases, ports and the audit trail ask nothing else of whoever calls. */
export type Principal = Person | Program | Stranger

/** Whether a principal may do what a permission is for. */
export function holds(principal: Principal, permission: Permission): boolean {
  if (principal.kind === 'program') return principal.permissions.has(permission)
  return may(principal.kind === 'person' ? principal.role : 'stranger', permission)
}

/** Who it is, for the audit trail; null for a stranger. */
export function identityOf(principal: Principal): { id: string; name: string } | null {
  if (principal.kind === 'stranger') return null
  const { name } = principal
  return { id: principal.kind === 'person' ? principal.id : principal.credentialId, name }
}

/** The zone in which a principal reads times and days. */
export function timeZoneOf(principal: Person | Program): string {
  return principal.kind === 'person' ? principal.timeZone : 'UTC'
}

/** The person answerable for what a principal makes; null where a program makes it. */
export function personIdOf(principal: Person | Program): string | null {
  return principal.kind === 'person' ? principal.id : null
}
