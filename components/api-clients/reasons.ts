import type { ActedOnClient } from './api-client-view'

/** Why each action on an API client is not to be had now, if so. The server decides again when it is called. */
export function reasonsNotTo(client: ActedOnClient, mayNotManage: string | undefined) {
  const expired = client.state === 'expired' ? 'An expired API client can only be deleted.' : undefined
  return {
    edit: mayNotManage ?? expired,
    reset: mayNotManage ?? expired,
    switch: mayNotManage ?? expired,
    delete: mayNotManage,
  }
}
