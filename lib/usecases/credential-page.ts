import {
  attentionReasonsUnder,
  type AttentionFilter,
  type AttentionReason,
} from '@/lib/domain/credential-list'
import type { Policies } from '@/lib/domain/policy'
import type { ReadCredentials } from '@/lib/ports/credentials'
import type { Viewer } from '@/lib/domain/visibility'
import type { ListCredentials } from '@/lib/schemas/commands/credential-list'
import { pageSize } from './page-size'

/** The reasons that an attention filter stands for. */
export function reasonsOf(
  attention: AttentionFilter | undefined,
  policies: Policies,
): AttentionReason[] | undefined {
  if (attention === undefined) return undefined
  return attention === 'any' ? attentionReasonsUnder(policies) : [attention]
}

/** A page of the credentials that match the request and are visible to the person, by their ids, and the total. */
export async function credentialPage(
  credentials: Pick<ReadCredentials<unknown>, 'page'>,
  viewer: Viewer,
  { sort, after, before, attention, ...filter }: ListCredentials,
  { now, policies }: { now: Date; policies: Policies },
) {
  const request = {
    filter: { ...filter, attention: reasonsOf(attention, policies) },
    order: sort,
    size: pageSize,
    now,
  }
  const page = await credentials.page(viewer, { ...request, after, before })
  // If the page before a place is not full, it is the first page: return that one, full. The page after the end is empty.
  const isFirst = before !== undefined && !page.previous
  const isBeyond = after !== undefined && page.ids.length === 0
  return isFirst || isBeyond ? credentials.page(viewer, request) : page
}
