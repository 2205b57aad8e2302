import type { Metadata } from 'next'
import { cache } from 'react'
import { CredentialPage, type Address } from '@/app/credential-page'
import { pageOf } from '@/app/list-door'
import { valueOf } from '@/app/value-of'
import { credentialKinds } from '@/components/credentials/credential-kinds'
import { runtime } from '@/lib/runtime'
import { requireActor } from '@/lib/session/actor'
import { bulkAction, exportApiClientsAction, matchingApiClientsAction } from './bulk-actions'
import { apiClientActions } from './client-actions'
import { toApiClientView, toListedClient } from './view'

export const metadata: Metadata = { title: credentialKinds.api_client.title }

export default async function ApiClientsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const actor = await requireActor()
  const { may } = runtime()
  const applications = cache(() => may.listApplications(actor, {}).then(valueOf))
  return (
    <CredentialPage
      kind="api_client"
      actor={actor}
      address={address}
      read={{
        async page(query) {
          const { credentials, ...page } = await pageOf(may.listApiClients, actor, query)
          return { ...page, rows: credentials.map(toListedClient) }
        },
        async one(id) {
          const found = await may.getApiClient(actor, { id })
          return found.ok ? toApiClientView(found.value) : null
        },
        async choices(asked) {
          const [choices, used] = await Promise.all([may.listApiClientChoices(actor, asked), applications()])
          return { ...valueOf(choices), applications: used }
        },
        offer: async () => ({ applications: await applications() }),
      }}
      actions={apiClientActions}
      bulk={{
        change: bulkAction,
        export: exportApiClientsAction,
        matching: matchingApiClientsAction,
      }}
    />
  )
}
