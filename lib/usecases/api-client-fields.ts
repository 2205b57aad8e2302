import type { ApiClient } from '@/lib/domain/credential'
import { fail, type Failure, type Result } from '@/lib/domain/failure'
import type { ApiClientFields } from '@/lib/ports/credentials'
import type { TransactionStore } from '@/lib/ports/store'
import { credentialFields, fieldsOf, type Checking } from './credential-fields'

/**
 * The fields of an API client as they are stored. Fails as `credentialFields` does, and if the contact e-mail belongs to
 * another client (B2).
 */
export async function apiClientFields(
  store: TransactionStore,
  fields: ApiClientFields,
  checking: Checking<ApiClient, ApiClientFields>,
): Promise<Result<ApiClientFields>> {
  const taken = await contactEmailTaken(store, checking.sent.contactEmail, checking.before?.id)
  return taken ? fail(taken) : credentialFields(store, fields, checking)
}

async function contactEmailTaken(
  store: TransactionStore,
  contactEmail: string | null | undefined,
  ownId: string | undefined,
): Promise<Failure | null> {
  if (!contactEmail) return null
  const holder = await store.apiClients.findByContactEmail(contactEmail)
  return holder && holder.id !== ownId ? { kind: 'contact_email_taken', holder } : null
}

/** The stored fields of an API client. */
export function fieldsOfApiClient(client: ApiClient): ApiClientFields {
  const { contactEmail, application } = client
  return { ...fieldsOf(client), contactEmail, application }
}
