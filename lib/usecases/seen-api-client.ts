import { stateOf, type ApiClient } from '@/lib/domain/credential'
import { lapseOf } from '@/lib/domain/permission'

/** An API client as a person sees it at a moment: with its state, and which of its grants count for nothing. */
export function seenApiClient(client: ApiClient, now: Date) {
  return {
    ...client,
    state: stateOf(client, now),
    grants: client.grants.map((grant) => ({
      ...grant,
      lapse: lapseOf(
        { ...grant, retired: grant.retiredAt !== null, productId: grant.product?.id ?? null },
        client,
      ),
    })),
  }
}
