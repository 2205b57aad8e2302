import type { ReadCredentials } from '@/lib/ports/credentials'
import type { Viewer } from '@/lib/domain/visibility'
import type { ListCredentials } from '@/lib/schemas/commands/credential-list'

const pageSize = 50

/** A page of the credentials that match the request and are visible to the person, by their ids, and the total. */
export async function credentialPage(
  credentials: Pick<ReadCredentials<unknown>, 'page'>,
  viewer: Viewer,
  { sort, after, before, ...filter }: ListCredentials,
  now: Date,
) {
  const request = { filter, order: sort, size: pageSize, now }
  const page = await credentials.page(viewer, { ...request, after, before })
  // If the page before a place is not full, it is the first page: return that one, full. The page after the end is empty.
  const isFirst = before !== undefined && !page.previous
  const isBeyond = after !== undefined && page.ids.length === 0
  return isFirst || isBeyond ? credentials.page(viewer, request) : page
}
