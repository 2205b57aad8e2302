import { valueOf } from './value-of'
import type { Place } from '@/lib/domain/credential-list'
import type { Result } from '@/lib/domain/failure'
import type { Person } from '@/lib/domain/principal'
import { toListCommand, toPlaceText, type CredentialListQuery } from '@/lib/schemas/forms/credential-list'

interface Page {
  previous: Place | null
  next: Place | null
}

/** The page of a list that a query asks for, with the cursors of the previous and next page as an address carries them. */
export async function pageOf<Found extends Page>(
  list: (actor: Person, command: ReturnType<typeof toListCommand>) => Promise<Result<Found>>,
  actor: Person,
  query: CredentialListQuery,
) {
  const page = valueOf(await list(actor, toListCommand(query, actor.timeZone)))
  return {
    ...page,
    previous: page.previous && toPlaceText(page.previous),
    next: page.next && toPlaceText(page.next),
  }
}
