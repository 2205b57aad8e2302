import type { Metadata } from 'next'
import { CredentialPage, type Address } from '@/app/credential-page'
import { pageOf } from '@/app/list-door'
import { valueOf } from '@/app/value-of'
import { credentialKinds } from '@/components/credentials/credential-kinds'
import { runtime } from '@/lib/runtime'
import { requireActor } from '@/lib/session/actor'
import { bulkAction, exportServiceApiKeysAction, matchingServiceApiKeysAction } from './bulk-actions'
import { serviceApiKeyActions } from './key-actions'
import { toListedKey, toServiceKeyView } from './view'

export const metadata: Metadata = { title: credentialKinds.service_api_key.title }

/** For people who may not manage keys, and so see no form. */
const nobody = { users: [], mostKeys: 0 }

export default async function ServiceKeysPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const actor = await requireActor()
  const { may } = runtime()
  return (
    <CredentialPage
      kind="service_api_key"
      actor={actor}
      address={address}
      read={{
        async page(query) {
          const { credentials, ...page } = await pageOf(may.listServiceApiKeys, actor, query)
          return { ...page, rows: credentials.map(toListedKey) }
        },
        async one(id) {
          const found = await may.getServiceApiKey(actor, { id })
          return found.ok ? toServiceKeyView(found.value) : null
        },
        async choices(asked) {
          return { ...valueOf(await may.listServiceApiKeyChoices(actor, asked)), applications: [] }
        },
        async offer() {
          const serviceUsers = await may.listServiceUserChoices(actor, {})
          return { serviceUsers: serviceUsers.ok ? serviceUsers.value : nobody }
        },
      }}
      actions={serviceApiKeyActions}
      bulk={{
        change: bulkAction,
        export: exportServiceApiKeysAction,
        matching: matchingServiceApiKeysAction,
      }}
    />
  )
}
