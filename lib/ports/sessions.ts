import type { Role } from '@/lib/domain/role'

/** Sign-ins as their person reads them. */
export interface ReadSessions {
  /** Those that nobody has ended, the latest seen first. */
  ofPerson(userId: string): Promise<StoredSession[]>
}

/** Sign-ins as a transaction changes them. */
export interface ChangeSessions {
  begin(session: { id: string; userId: string; address: string; agent: string; now: Date }): Promise<void>
  /** The present role of whose it is, which stays until the transaction ends; null when it was ended or they are disabled. */
  hold(id: string): Promise<{ role: Role } | null>
  end(id: string, now: Date): Promise<void>
  /** Ends one of a person, and no other's. Whether there was one to end. */
  endOf(userId: string, id: string, now: Date): Promise<boolean>
  /** Ends every session of a person, but one if told. Gives how many there were to end. */
  endAll(userId: string, now: Date, except?: string): Promise<number>
}

/** What becomes of sessions as they age. */
export interface KeepSessions {
  /** Removes some without a request since a moment, but nobody's last one; gives how many. */
  remove(before: Date): Promise<number>
}

export interface StoredSession {
  id: string
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  /** Where it began, and with what. */
  address: string
  agent: string
}
