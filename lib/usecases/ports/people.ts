import type { Role } from '@/lib/domain/role'

/** People as pages and sign-in read them. */
export interface ReadPeople {
  any(): Promise<boolean>
  findByEmail(email: string): Promise<StoredPerson | null>
}

/** People as a transaction changes them. */
export interface ChangePeople {
  /** Serialises set-up: at most one transaction at a time sees nobody. */
  lockWhenEmpty(): Promise<boolean>
  insert(person: NewPerson): Promise<{ created: boolean }>
  joinAdministrators(userId: string): Promise<void>
}

/** Sign-ins as a transaction changes them. */
export interface ChangeSessions {
  begin(session: { id: string; userId: string; address: string; agent: string; now: Date }): Promise<void>
  end(id: string, now: Date): Promise<void>
}

export interface StoredPerson {
  id: string
  name: string
  email: string
  passwordHash: string | null
  disabledAt: Date | null
}

export interface NewPerson {
  id: string
  name: string
  email: string
  role: Role
  productIds: string[]
  timeZone: string
  passwordHash: string
  createdAt: Date
}
