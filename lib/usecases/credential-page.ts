import type { Viewer } from '@/lib/domain/visibility'
import { toPlaceText, type ListRequest } from '@/lib/schemas/api-client-list'
import type { ReadCredentials } from '@/lib/ports/credentials'

const pageSize = 50

/** A page of the credentials of a kind that the person may see and asked for, by their ids, and how many there are in all. */
export async function credentialPage(
  credentials: Pick<ReadCredentials<unknown>, 'page'>,
  viewer: Viewer,
  { q, creator, sort, after, before, ...filter }: ListRequest,
  now: Date,
) {
  const request = {
    filter: { ...filter, search: q, creatorId: creator },
    order: sort,
    size: pageSize,
    now,
  }
  let page = await credentials.page(viewer, { ...request, after, before })
  // A page before some place that is not full is the first one: shown as such, and whole. After the last there is none.
  const isFirst = before !== undefined && !page.previous
  const isBeyond = after !== undefined && page.ids.length === 0
  if (isFirst || isBeyond) page = await credentials.page(viewer, request)
  return {
    ids: page.ids,
    total: page.total,
    /** From where the pages on either side are to be had, as an address carries it; null where there is none. */
    previous: page.previous && toPlaceText(page.previous),
    next: page.next && toPlaceText(page.next),
  }
}

/** What was read of some ids, in their order; without those that are gone meanwhile. */
export function inOrder<Found extends { id: string }>(ids: string[], found: Found[]): Found[] {
  const byId = new Map(found.map((each) => [each.id, each]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
