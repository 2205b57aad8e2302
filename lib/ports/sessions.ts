import type { Role } from '@/lib/domain/role'
import type { Factor } from '@/lib/domain/second-factor'

/** Reads the sessions of a person. */
export interface ReadSessions {
  /** Complete sessions that were not ended, the latest seen first. */
  ofPerson(userId: string): Promise<StoredSession[]>
}

/** Changes sessions within a transaction. A session is found by its id, or by the one before it. */
export interface ChangeSessions {
  /** Begins a session in which the password, or a passkey instead of it, was shown. */
  begin(session: NewSession): Promise<void>
  /**
   * Records a second factor and gives the session a new id. A session that is half signed in becomes complete, and its old id
   * opens nothing. The old id of a complete session is honoured for a moment.
   */
  factorShown(id: string, shown: { factor: Factor; nextId: string; now: Date }): Promise<void>
  /** Records that the password was shown again, and gives the session a new id in the same way. */
  passwordShown(id: string, shown: { nextId: string; now: Date }): Promise<void>
  /** How many sessions of a person began since a moment and were not completed. */
  notCompleted(userId: string, since: Date): Promise<number>
  /** Ends the sessions of a person that are half signed in. */
  endHalf(userId: string, now: Date): Promise<void>
  /**
   * The person's role, and whether the session is complete, locked until the transaction ends; null if the session was ended or
   * the person is disabled.
   */
  hold(id: string): Promise<{ role: Role; isComplete: boolean } | null>
  end(id: string, now: Date): Promise<void>
  /** Ends a session if it belongs to the person. Returns whether it did. */
  endOf(userId: string, id: string, now: Date): Promise<boolean>
  /** Ends every session of a person, optionally except one, and forgets the browsers that were known. Returns how many it ended. */
  endAll(userId: string, now: Date, except?: string): Promise<number>
}

/** Removes old sessions. */
export interface KeepSessions {
  /** Removes some sessions without a request since a moment, but never a person's last one. Returns how many. */
  remove(before: Date): Promise<number>
}

export interface NewSession {
  id: string
  userId: string
  address: string
  agent: string
  /** Whether the person needs to show nothing else. */
  isComplete: boolean
  /** What was shown instead of the password. */
  factor?: 'passkey'
  now: Date
}

export interface StoredSession {
  id: string
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  /** The address and browser with which it began. */
  address: string
  agent: string
  /** The second factor that was shown last; null if none was. */
  factor: Factor | null
}
