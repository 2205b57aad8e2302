import { describe, expect, it } from 'vitest'
import {
  holds,
  identityOf,
  personIdOf,
  type HalfSignedIn,
  type Person,
  type Program,
  type Stranger,
} from './principal'

const origin = { address: '192.0.2.7', agent: 'test' }
const person: Person = {
  kind: 'person',
  id: 'ada',
  name: 'Ada',
  email: 'ada@example.com',
  role: 'auditor',
  productIds: [],
  timeZone: 'UTC',
  singleKeys: true,
  sessionId: 's1',
  proof: { by: 'password', at: null, validMinutes: 15, factors: { app: false, passkeys: false } },
  ...origin,
}
const program: Program = {
  kind: 'program',
  credentialId: 'c1',
  name: 'Terraform',
  permissions: new Set(['credentials:read'] as const),
  ...origin,
}
const stranger: Stranger = { kind: 'stranger', ...origin }

const half: HalfSignedIn = {
  kind: 'half',
  needs: 'factor',
  id: 'ada',
  name: 'Ada',
  email: 'ada@example.com',
  sessionId: 's1',
  ...origin,
}

describe('a principal', () => {
  it('may only finish or leave while half signed in, and is named in the audit trail', () => {
    expect(holds(half, 'sign-in:finish')).toBe(true)
    for (const permission of ['entry', 'account:manage', 'session:end', 'credentials:read'] as const)
      expect(holds(half, permission)).toBe(false)
    for (const other of [person, program, stranger]) expect(holds(other, 'sign-in:finish')).toBe(false)
  })

  it('may only set up a second factor or leave while one is due', () => {
    const due = { ...half, needs: 'set_up' as const }
    for (const permission of ['factor:set-up', 'sign-in:leave'] as const)
      expect(holds(due, permission)).toBe(true)
    for (const permission of ['sign-in:finish', 'account:manage', 'session:end', 'credentials:read'] as const)
      expect(holds(due, permission)).toBe(false)
    for (const other of [half, program, stranger]) expect(holds(other, 'factor:set-up')).toBe(false)
    expect(identityOf(half)).toEqual({ id: 'ada', name: 'Ada' })
  })

  it('may do what its role allows, what its own permissions allow, or almost nothing', () => {
    expect(holds(person, 'people:read')).toBe(true)
    expect(holds(person, 'people:manage')).toBe(false)
    expect(holds(program, 'credentials:read')).toBe(true)
    expect(holds(program, 'credentials:manage')).toBe(false)
    expect(holds(stranger, 'entry')).toBe(true)
    expect(holds(stranger, 'credentials:read')).toBe(false)
  })

  it('appears in the audit trail as a person or as a credential', () => {
    expect(identityOf(person)).toEqual({ id: 'ada', name: 'Ada' })
    expect(identityOf(program)).toEqual({ id: 'c1', name: 'Terraform' })
    expect(identityOf(stranger)).toBeNull()
  })

  it('owns what it creates only if it is a person', () => {
    expect(personIdOf(person)).toBe('ada')
    expect(personIdOf(program)).toBeNull()
  })
})
