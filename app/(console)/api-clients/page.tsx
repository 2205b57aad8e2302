import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { BulkBar } from '@/components/api-clients/bulk-bar'
import { SelectionProvider } from '@/components/api-clients/selection'
import { ClientDrawer } from '@/components/api-clients/client-drawer'
import { ClientFilters, type FilterChoices } from '@/components/api-clients/client-filters'
import { ClientTable } from '@/components/api-clients/client-table'
import { CreateButton } from '@/components/api-clients/create-button'
import { ApiClientDialogs } from '@/components/api-clients/dialogs'
import { DroppedNotice } from '@/components/credentials/dropped-notice'
import { ListBody } from '@/components/credentials/list-body'
import { listHref } from '@/components/api-clients/list-address'
import { isFiltered } from '@/components/credentials/list-address'
import { RowWalk } from '@/components/credentials/row-walk'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { runtime } from '@/lib/runtime'
import { getApiClientInput } from '@/lib/schemas/api-client'
import { readListQuery } from '@/lib/schemas/api-client-list'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { activityOf } from '@/app/credential-activity'
import { toGrantOffer } from '@/app/credential-view'
import { valueOf } from '@/app/value-of'
import {
  createApiClientAction,
  deleteApiClientAction,
  disableApiClientAction,
  editApiClientAction,
  enableApiClientAction,
  presentUseAction,
  readApiClientAction,
  resetSecretAction,
} from './actions'
import { bulkAction, exportApiClientsAction } from './bulk-actions'
import { toApiClientView, toListedClientView } from './view'

export const metadata: Metadata = { title: 'API clients' }

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ApiClientsPage({ searchParams }: PageProps) {
  const address = await searchParams
  const [selectedId] = [address.client].flat()
  const actor = await requireActor()
  const { clock, publicConfig, may } = runtime()
  const now = clock()
  const reading = { now: now.toISOString(), timeZone: actor.timeZone }
  const isId = selectedId !== undefined && getApiClientInput.safeParse({ id: selectedId }).success
  const choicesRead = may.listApiClientChoices(actor, {}).then(valueOf)
  // Only an address that names one of them has to wait until they are known.
  const toCheck = address.creator === undefined && address.permission === undefined ? null : await choicesRead
  const { query, dropped } = readListQuery(address, {
    known: (field, value) => toCheck === null || isChoice(toCheck, field, value),
  })
  const [page, choices, applications, grantable, selected, activity] = await Promise.all([
    may.listApiClients(actor, query).then(valueOf),
    choicesRead,
    may.listApplications(actor, {}).then(valueOf),
    may.listGrantableApis(actor, {}),
    selectedId === undefined ? null : may.getApiClient(actor, { id: selectedId }),
    isId ? activityOf(actor, selectedId) : null,
  ])
  const clients = page.clients.map((client) => toListedClientView(client))
  const isEmpty = clients.length === 0
  const none = isEmpty && !isFiltered(query)
  const tokenMinutes = Math.ceil(publicConfig.accessTokenTtl / 60)
  const disabledReason = reasonToRefuse(actor, 'credentials:manage')

  return (
    <ApiClientDialogs
      actions={{
        create: createApiClientAction,
        read: readApiClientAction,
        edit: editApiClientAction,
        presentUse: presentUseAction,
        resetSecret: resetSecretAction,
        disable: disableApiClientAction,
        enable: enableApiClientAction,
        delete: deleteApiClientAction,
      }}
      offer={{ ...toGrantOffer(grantable.ok ? grantable.value : null), applications }}
      tokenMinutes={tokenMinutes}
      reading={reading}
    >
      <SelectionProvider>
        <div className="flex flex-col gap-5">
          <PageHeader
            title="API clients"
            lead="An ID and a secret with which a program gets access tokens."
            action={!none && <CreateButton disabledReason={disabledReason} />}
          />
          {disabledReason && <Notice tone="info">{disabledReason} You can look at what is here.</Notice>}
          {selected?.ok === false && (
            <Notice tone="warning">
              The API client you asked for is not here. It may have been deleted, or the address is
              incomplete.
            </Notice>
          )}
          <DroppedNotice dropped={dropped} />
          {none ? (
            <EmptyState
              icon={<KeyRound />}
              title="No API clients yet"
              body="Give each program that calls your APIs a client of its own. Then you can see what it does, and stop it without stopping the others."
              action={<CreateButton disabledReason={disabledReason} />}
            />
          ) : (
            <ListBody
              page={page}
              isEmpty={isEmpty}
              query={query}
              listHref={listHref}
              noun="API client"
              filters={<ClientFilters query={query} choices={{ ...choices, applications }} />}
            >
              <ClientTable
                clients={clients}
                query={query}
                selectedId={selectedId}
                reading={reading}
                disabledReason={disabledReason}
              />
            </ListBody>
          )}
          <BulkBar
            actions={{ change: bulkAction, export: exportApiClientsAction }}
            tokenMinutes={tokenMinutes}
            reading={reading}
            disabledReason={disabledReason}
          />
        </div>
      </SelectionProvider>
      {selected?.ok && activity && (
        <>
          <ClientDrawer
            client={toApiClientView(selected.value)}
            closeHref={listHref(query)}
            {...activity}
            reading={reading}
            disabledReason={disabledReason}
          />
          <RowWalk
            hrefs={clients.map((client) => listHref(query, client.id))}
            current={clients.findIndex((client) => client.id === selectedId)}
          />
        </>
      )}
    </ApiClientDialogs>
  )
}

/** Whether what an address names is there to be filtered by. Applications are free text: any may be asked for. */
function isChoice(
  { creators, apis }: Pick<FilterChoices, 'creators' | 'apis'>,
  field: string,
  value: string,
): boolean {
  if (field === 'creator') return creators.some((person) => person.id === value)
  if (field === 'permission') return apis.some((api) => api.slug === value.split(':')[0])
  return true
}
