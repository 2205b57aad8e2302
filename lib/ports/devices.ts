import type { Device } from '@/lib/domain/device'
import type { AlertRecipient } from './notices'

/** The browsers of a person, within a transaction. A browser is known by its cookie alone: no row exists for it. */
export interface ChangeDevices {
  /** Whose browser it is, and the number that a new cookie of theirs carries. */
  ownerOf(userId: string): Promise<AlertRecipient & { epoch: number }>
  /**
   * Whether the cookie of a browser still counts for a person: it is theirs, they are enabled, nothing has ended it, and it has
   * not failed too often.
   */
  isKnown(userId: string, device: Device): Promise<boolean>
  /** Whether a person has ever signed in completely. */
  hasSignedIn(userId: string): Promise<boolean>
}
