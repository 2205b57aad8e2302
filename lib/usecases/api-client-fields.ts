import type { ApiClient } from '@/lib/domain/credential'
import { fail, type Failure, type Result } from '@/lib/domain/failure'
import type { ApiClientFields } from '@/lib/ports/credentials'
import type { TransactionStore } from '@/lib/ports/store'
import { credentialFields, type Checking } from './credential-fields'

/**
 * The fields of an API client as they are stored. Fails as `credentialFields` does, and if the contact e-mail belongs to
 * another client (B2). `id` is the ID of the client that is being edited.
 */
export async function apiClientFields(
  store: TransactionStore,
  fields: ApiClientFields,
  checking: Checking<ApiClientFields> & { id?: string },
): Promise<Result<ApiClientFields>> {
  const taken = await contactEmailTaken(store, checking.sent.contactEmail, checking.id)
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
export function fieldsOf(client: ApiClient): ApiClientFields {
  const { name, description, contactEmail, application, authorization, networks, expiresAt } = client
  return {
    name,
    description,
    contactEmail,
    application,
    authorization,
    networks,
    expiresAt,
    productIds: client.products.map((product) => product.id),
    grants: client.grants.map(({ id, read, write, readSince, writeSince }) => ({
      apiId: id,
      read,
      write,
      readSince,
      writeSince,
    })),
  }
}
