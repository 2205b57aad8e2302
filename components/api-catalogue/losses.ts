import type { ApiForm } from '@/lib/schemas/forms/catalogue'
import type { ApiView } from './catalogue-view'
import { holderCount } from './holder-count'

const credentials = (count: number) => (count === 1 ? '1 credential' : `${holderCount(count)} credentials`)

const atOnce =
  'This takes effect at once. An API that checks tokens offline still accepts issued tokens until they expire.'

/** What credentials would lose by an edit, in words; null if they lose nothing. */
export function losses(
  api: ApiView,
  edited: Pick<ApiForm, 'writable' | 'grantable' | 'productId'>,
): string | null {
  const users = api.apiClients + api.serviceApiKeys
  if (api.grantable && !edited.grantable && users > 0) {
    return `${credentials(users)} can no longer use “${api.name}”. ${atOnce}`
  }
  if (api.writable && !edited.writable && api.writers > 0) {
    return `${credentials(api.writers)} can no longer write “${api.name}”. ${atOnce}`
  }
  if (edited.productId !== (api.productId ?? '') && users > 0) {
    return `Of the ${credentials(users)} that can use “${api.name}”, those that act only for administrators of its current product can no longer reach it.`
  }
  return null
}
