import { stateOf } from '@/lib/domain/credential'
import { meaningOf, type Deadline } from '@/lib/domain/deadline'

/** A deadline with what it means at a moment, and the state of its credential. */
export function seenDeadline(deadline: Deadline, now: Date) {
  const { at, credential, secret } = deadline
  return {
    at,
    ...meaningOf(deadline, now),
    credential: { ...credential, state: stateOf(credential, now) },
    secret: secret && { id: secret.id, isExtended: secret.extendedAt !== null },
  }
}
