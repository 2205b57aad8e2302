import type { ApiForm } from '@/lib/schemas/forms/catalogue'
import type { ApiView } from './catalogue-view'

const credentials = (count: number) =>
  count === 1 ? '1 credential' : `${count.toLocaleString('en')} credentials`

/** What credentials would lose by an edit, in words; null if they lose nothing. */
export function losses(
  api: ApiView,
  edited: Pick<ApiForm, 'writable' | 'grantable' | 'productId'>,
): string | null {
  const users = Math.max(api.readers, api.writers)
  if (api.grantable && !edited.grantable && users > 0) {
    return `${credentials(users)} can no longer use ${api.slug}. This takes effect at once, also for tokens already issued.`
  }
  if (api.writable && !edited.writable && api.writers > 0) {
    return `${credentials(api.writers)} can no longer write ${api.slug}. This takes effect at once, also for tokens already issued.`
  }
  if (edited.productId !== (api.productId ?? '') && users > 0) {
    return `Of the ${credentials(users)} that can use ${api.slug}, those that act only for administrators of its current product can no longer reach it.`
  }
  return null
}
