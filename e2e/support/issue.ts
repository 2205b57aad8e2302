import type { z } from 'zod'
import type { createApiClientInput } from '@/lib/schemas/commands/api-client'
import type { ClientText } from './console'
import type { Keyturn } from './keyturn'

type Command = z.input<typeof createApiClientInput>

export interface Issued {
  id: string
  clientId: string
  secret: string
}

/** Creates an API client through the use-case, for tests that are not about creating it. */
export async function issueOn(
  keyturn: Keyturn,
  text: ClientText & Partial<Omit<Command, keyof ClientText>>,
): Promise<Issued> {
  const result = await keyturn.call('createApiClient', {
    description: '',
    grants: [],
    authorization: 'cloud_administrator',
    productIds: [],
    networks: [],
    ...text,
    contactEmail: text.contactEmail ?? null,
    application: text.application ?? null,
    expiresAt: text.expiresAt === undefined ? null : new Date(`${text.expiresAt}Z`),
    submissionId: crypto.randomUUID(),
  })
  if (!result.ok) throw new Error(`${text.name} was not made: ${result.failure.kind}`)
  const { client, secret } = result.value
  return { id: client.id, clientId: client.clientId, secret }
}

/** Deletes every API client. */
export async function deleteApiClients(keyturn: Keyturn): Promise<void> {
  for (;;) {
    const page = await keyturn.call('listApiClients', {})
    if (!page.ok) throw new Error(page.failure.kind)
    if (page.value.credentials.length === 0) return
    for (const { id } of page.value.credentials) await keyturn.call('deleteApiClient', { id })
  }
}
