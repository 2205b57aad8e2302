import type { ServiceKeyView } from './service-key-view'

/** Why each action on a service API key is not to be had now, if so. The server decides again when it is called. */
export function reasonsNotTo(key: ServiceKeyView, mayNotManage: string | undefined) {
  const expired = key.state === 'expired' ? 'An expired key can only be replaced or deleted.' : undefined
  return { switch: mayNotManage ?? expired, replace: mayNotManage, delete: mayNotManage }
}
