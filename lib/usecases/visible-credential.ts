import type { Viewer } from '@/lib/domain/visibility'
import type { ApiClient, ServiceApiKey } from '@/lib/domain/credential'
import type { ReadStore } from '@/lib/ports/store'

/** A credential of any kind, if the person may see it. */
export async function visibleCredential(
  store: ReadStore,
  id: string,
  viewer: Viewer,
): Promise<ApiClient | ServiceApiKey | null> {
  return (await store.apiClients.find(id, viewer)) ?? store.serviceApiKeys.find(id, viewer)
}
