import type { UseCases } from '@/lib/usecases'
import type { ClientText } from './console'
import type { Keyturn } from './keyturn'

type Form = Parameters<UseCases['createApiClient']>[1]

export interface Issued {
  id: string
  clientId: string
  secret: string
}

/** Makes an API client by the use-case, where making it is not what is tested. */
export async function issueOn(keyturn: Keyturn, text: ClientText & Partial<Form>): Promise<Issued> {
  const result = await keyturn.call('createApiClient', {
    description: '',
    contactEmail: '',
    application: '',
    grants: [],
    authorization: 'cloud_administrator',
    productIds: [],
    restrictToNetworks: false,
    allowedAddresses: '',
    expiresAt: '',
    timeZone: 'UTC',
    ...text,
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
    if (page.value.clients.length === 0) return
    for (const { id } of page.value.clients) await keyturn.call('deleteApiClient', { id })
  }
}
