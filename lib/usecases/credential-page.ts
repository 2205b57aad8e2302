import type { ReadCredentials } from '@/lib/ports/credentials'
import type { Viewer } from '@/lib/domain/visibility'
import type { ListCredentials } from '@/lib/schemas/commands/credential-list'

const pageSize = 50

/** A page of the credentials of a kind that the person may see and asked for, by their ids, and how many there are in all. */
export async function credentialPage(
  credentials: Pick<ReadCredentials<unknown>, 'page'>,
  viewer: Viewer,
  { sort, after, before, ...filter }: ListCredentials,
  now: Date,
) {
  const request = { filter, order: sort, size: pageSize, now }
  const page = await credentials.page(viewer, { ...request, after, before })
  // A page before some place that is not full is the first one: shown as such, and whole. After the last there is none.
  const isFirst = before !== undefined && !page.previous
  const isBeyond = after !== undefined && page.ids.length === 0
  return isFirst || isBeyond ? credentials.page(viewer, request) : page
}
