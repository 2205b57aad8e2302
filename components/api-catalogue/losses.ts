import type { ApiForm } from '@/lib/schemas/forms/catalogue'
import type { ApiView } from './catalogue-view'

const credentials = (count: number) =>
  count === 1 ? '1 credential' : `${count.toLocaleString('en')} credentials`

/** What credentials would lose at once by an edit, in a sentence; null when nothing is taken. */
export function losses(
  api: ApiView,
  edited: Pick<ApiForm, 'writable' | 'grantable' | 'productId'>,
): string | null {
  const users = Math.max(api.readers, api.writers)
  if (api.grantable && !edited.grantable && users > 0) {
    return `${credentials(users)} can no longer use ${api.slug}, at once and with tokens already issued.`
  }
  if (api.writable && !edited.writable && api.writers > 0) {
    return `${credentials(api.writers)} can no longer write ${api.slug}, at once and with tokens already issued.`
  }
  if (edited.productId !== (api.productId ?? '') && users > 0) {
    return `Of the ${credentials(users)} that may use ${api.slug}, those that act for administrators of its present product alone can no longer reach it.`
  }
  return null
}
