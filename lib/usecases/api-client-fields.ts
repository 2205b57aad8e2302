import type { Failure } from '@/lib/domain/failure'
import type { ApiClientForm } from '@/lib/schemas/api-client'
import type { ApiClientFields, TransactionStore } from './ports'

/** The form's fields as they are kept: what was left empty is absent. */
export function apiClientFields(form: ApiClientForm): ApiClientFields {
  return {
    name: form.name,
    description: form.description,
    contactEmail: form.contactEmail || null,
    application: form.application || null,
  }
}

/** A contact e-mail belongs to at most one live credential (B2). Gives the failure that names its holder, or null. */
export async function contactEmailTaken(
  store: TransactionStore,
  fields: ApiClientFields,
  ownId?: string,
): Promise<Failure | null> {
  if (!fields.contactEmail) return null
  const holder = await store.credentials.findByContactEmail(fields.contactEmail)
  return holder && holder.id !== ownId ? { kind: 'contact_email_taken', holder } : null
}
