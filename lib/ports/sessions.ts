import type { Role } from '@/lib/domain/role'

/** Reads the sessions of a person. */
export interface ReadSessions {
  /** Sessions that were not ended, the latest seen first. */
  ofPerson(userId: string): Promise<StoredSession[]>
}

/** Changes sessions within a transaction. */
export interface ChangeSessions {
  begin(session: { id: string; userId: string; address: string; agent: string; now: Date }): Promise<void>
  /** The person's role, locked until the transaction ends; null if the session was ended or the person is disabled. */
  hold(id: string): Promise<{ role: Role } | null>
  end(id: string, now: Date): Promise<void>
  /** Ends a session if it belongs to the person. Returns whether it did. */
  endOf(userId: string, id: string, now: Date): Promise<boolean>
  /** Ends every session of a person, optionally except one. Returns how many it ended. */
  endAll(userId: string, now: Date, except?: string): Promise<number>
}

/** Removes old sessions. */
export interface KeepSessions {
  /** Removes some sessions without a request since a moment, but never a person's last one. Returns how many. */
  remove(before: Date): Promise<number>
}

export interface StoredSession {
  id: string
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  /** The address and browser with which it began. */
  address: string
  agent: string
}
