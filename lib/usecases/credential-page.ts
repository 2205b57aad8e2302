import type { Person } from '@/lib/domain/actor'
import { toPlaceText, type ListRequest } from '@/lib/schemas/api-client-list'
import type { ReadCredentials } from './ports/credentials'

const pageSize = 50

/** A page of the credentials of a kind that the person may see and asked for, and how many there are in all. */
export async function credentialPage<Credential>(
  credentials: Pick<ReadCredentials<Credential>, 'list'>,
  actor: Person,
  { q, creator, sort, after, before, ...filter }: ListRequest,
  now: Date,
) {
  const request = {
    filter: { ...filter, search: q, creatorId: creator },
    order: sort,
    size: pageSize,
    now,
  }
  let page = await credentials.list(actor, { ...request, after, before })
  // A page before some place that is not full is the first one: shown as such, and whole.
  if (before && !page.previous) page = await credentials.list(actor, request)
  return {
    credentials: page.credentials,
    total: page.total,
    totalIsExact: page.totalIsExact,
    /** From where the pages on either side are to be had, as an address carries it; null where there is none. */
    previous: page.previous && toPlaceText(page.previous),
    next: page.next && toPlaceText(page.next),
  }
}
