import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { ClientDrawer } from '@/components/api-clients/client-drawer'
import { ClientTable } from '@/components/api-clients/client-table'
import { CreateButton } from '@/components/api-clients/create-button'
import { ApiClientDialogs } from '@/components/api-clients/dialogs'
import { RowWalk } from '@/components/api-clients/row-walk'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pages } from '@/components/ui/pages'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { toEventView } from '@/app/event-view'
import { valueOf } from '@/app/value-of'
import {
  createApiClientAction,
  deleteApiClientAction,
  disableApiClientAction,
  editApiClientAction,
  enableApiClientAction,
  resetSecretAction,
} from './actions'
import { toApiClientView, toFormOffer } from './view'

export const metadata: Metadata = { title: 'API clients' }

/** How many events the details show; the audit trail has them all. */
const latestEvents = 5

interface PageProps {
  searchParams: Promise<{ client?: string | string[]; after?: string | string[] }>
}

export default async function ApiClientsPage({ searchParams }: PageProps) {
  const query = await searchParams
  const selectedId = query.client?.toString()
  const after = query.after?.toString()
  const actor = await requireActor()
  const { clock, config, listApiClients, listApplications, listCatalogue, getApiClient, listAuditEvents } =
    runtime()
  const now = clock()
  const reading = { now: now.toISOString(), timeZone: actor.timeZone }
  const [page, applications, catalogue, selected, events] = await Promise.all([
    listApiClients(actor, { after }).then(valueOf),
    listApplications(actor, {}).then(valueOf),
    // Who may not see the catalogue has no form to fill.
    listCatalogue(actor, {}),
    selectedId === undefined ? null : getApiClient(actor, { id: selectedId }),
    selectedId === undefined ? null : listAuditEvents(actor, { targetId: selectedId }),
  ])
  const clients = page.clients.map((client) => toApiClientView(client))
  const detailsHref = (id: string) => hrefOf({ after, client: id })
  const disabledReason = reasonToRefuse(actor, 'credentials:manage')

  return (
    <ApiClientDialogs
      actions={{
        create: createApiClientAction,
        edit: editApiClientAction,
        resetSecret: resetSecretAction,
        disable: disableApiClientAction,
        enable: enableApiClientAction,
        delete: deleteApiClientAction,
      }}
      offer={toFormOffer(catalogue.ok ? catalogue.value : null, applications)}
      tokenMinutes={Math.ceil(config.accessTokenTtl / 60)}
      reading={reading}
    >
      <div className="flex flex-col gap-5">
        <PageHeader
          title="API clients"
          lead="An ID and a secret with which a program gets access tokens."
          action={page.total > 0 && <CreateButton disabledReason={disabledReason} />}
        />
        {disabledReason && <Notice tone="info">{disabledReason} You can look at what is here.</Notice>}
        {selected?.ok === false && (
          <Notice tone="warning">
            The API client you asked for is not here. It may have been deleted, or the address is incomplete.
          </Notice>
        )}
        {page.total === 0 ? (
          <EmptyState
            icon={<KeyRound />}
            title="No API clients yet"
            body="Give each program that calls your APIs a client of its own. Then you can see what it does, and stop it without stopping the others."
            action={<CreateButton disabledReason={disabledReason} />}
          />
        ) : (
          <>
            <ClientTable
              clients={clients}
              selectedId={selectedId}
              detailsHref={detailsHref}
              reading={reading}
              disabledReason={disabledReason}
            />
            <Pages
              total={page.total}
              noun="API client"
              firstHref={after ? hrefOf({}) : null}
              nextHref={page.more ? hrefOf({ after: clients.at(-1)?.id }) : null}
            />
          </>
        )}
      </div>
      {selected?.ok && (
        <ClientDrawer
          client={toApiClientView(selected.value)}
          closeHref={hrefOf({ after })}
          events={events?.ok ? events.value.events.slice(0, latestEvents).map(toEventView) : []}
          reading={reading}
          disabledReason={disabledReason}
        />
      )}
      {selected?.ok && (
        <RowWalk
          hrefs={clients.map((client) => detailsHref(client.id))}
          current={clients.findIndex((client) => client.id === selectedId)}
        />
      )}
    </ApiClientDialogs>
  )
}

function hrefOf(query: { after?: string; client?: string }): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(given).toString()
  return text ? `/api-clients?${text}` : '/api-clients'
}
