import type { AuditDetail } from '@/lib/domain/audit-event'
import type { ApiClient } from '@/lib/domain/credential'
import { fail, type Failure, type Result } from '@/lib/domain/failure'
import type { ApiClientForm } from '@/lib/schemas/api-client'
import { credentialFields, toldOfCredential } from './credential-fields'
import type { TransactionStore } from '@/lib/ports/store'
import type { ApiClientFields } from '@/lib/ports/credentials'

/**
 * The form's fields as they are kept: what was left empty is absent. Fails as `credentialFields` does, and when the contact
 * e-mail belongs to another (B2). `before` is the client that is edited.
 */
export async function apiClientFields(
  store: TransactionStore,
  form: ApiClientForm,
  { now, before }: { now: Date; before?: ApiClient },
): Promise<Result<ApiClientFields>> {
  const taken = await contactEmailTaken(store, form.contactEmail, before?.id)
  if (taken) return fail(taken)
  const own = { contactEmail: form.contactEmail || null, application: form.application || null }
  return credentialFields(store, form, { now, kept: before?.expiresAt, own })
}

async function contactEmailTaken(
  store: TransactionStore,
  contactEmail: string,
  ownId: string | undefined,
): Promise<Failure | null> {
  if (!contactEmail) return null
  const holder = await store.credentials.findByContactEmail(contactEmail)
  return holder && holder.id !== ownId ? { kind: 'contact_email_taken', holder } : null
}

/** What the trail tells of an API client's fields. */
export function toldOf(client: ApiClient): AuditDetail {
  return {
    name: client.name,
    description: client.description,
    contactEmail: client.contactEmail,
    application: client.application,
    ...toldOfCredential(client),
  }
}
