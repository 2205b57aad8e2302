import type { CredentialKind } from '@/lib/domain/credential'
import type { MachineRefusal } from '@/lib/domain/machine-refusal'
import type { Total } from '@/lib/domain/total'
import type { Viewer } from '@/lib/domain/visibility'

/** A refusal as it was stored. A later version may have had other reasons, and other things to show. */
export interface RefusalRecord extends Omit<MachineRefusal, 'reason' | 'shown' | 'state' | 'credentialId'> {
  reason: string
  shown: string | null
  state: string | null
  /** Null if it is not known whose request it was. */
  credential: {
    id: string
    kind: CredentialKind
    name: string
    clientId: string | null
    isDeleted: boolean
  } | null
}

/** The filters of refusals. */
export interface RefusalFilter {
  /** The whole reference, or its beginning. */
  reference?: string
  /** Its id or client ID. */
  credential?: string
}

export interface RefusalPlace {
  time: Date
  reference: string
}

/** Reads refusals for pages. Product administrators see those of the credentials that they see. */
export interface ReadRefusals {
  list(
    viewer: Viewer,
    filter: RefusalFilter,
    page: { after?: RefusalPlace; size: number },
  ): Promise<{ rows: RefusalRecord[]; total: Total; more: boolean }>
  /** All that match, newest first, in parts. */
  all(viewer: Viewer, filter: RefusalFilter): AsyncIterable<RefusalRecord[]>
}

/** Stores refusals, and keeps their number within its limits. */
export interface KeepRefusals {
  /** Adds some, and removes the oldest beyond the limits. */
  add(refusals: readonly MachineRefusal[]): Promise<void>
  /** Removes some from before the moment. Returns how many. */
  remove(before: Date): Promise<number>
}
