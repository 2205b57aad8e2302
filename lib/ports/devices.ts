import type { Device } from '@/lib/domain/device'

/** The browsers of a person, within a transaction. A browser is known by its cookie alone: no row exists for it. */
export interface ChangeDevices {
  /** The number that a new cookie of the person carries. */
  epochOf(userId: string): Promise<number>
  /**
   * Whether the cookie of a browser still counts for a person: it is theirs, they are enabled, nothing has ended it, and it has
   * not failed too often.
   */
  isKnown(userId: string, device: Device): Promise<boolean>
  /** Whether a person has ever signed in completely. */
  hasSignedIn(userId: string): Promise<boolean>
}
