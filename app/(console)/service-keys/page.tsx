import { KeySquare } from 'lucide-react'
import type { Metadata } from 'next'
import { activityOf } from '@/app/credential-activity'
import { toGrantOffer } from '@/app/credential-view'
import { valueOf } from '@/app/value-of'
import { DroppedNotice } from '@/components/credentials/dropped-notice'
import { ListBody } from '@/components/credentials/list-body'
import { isFiltered } from '@/components/credentials/list-address'
import { RowWalk } from '@/components/credentials/row-walk'
import { CreateButton } from '@/components/service-keys/create-button'
import { ServiceKeyDialogs } from '@/components/service-keys/dialogs'
import { KeyDrawer } from '@/components/service-keys/key-drawer'
import { KeyFilters } from '@/components/service-keys/key-filters'
import { KeyTable } from '@/components/service-keys/key-table'
import { listHref } from '@/components/service-keys/list-address'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { runtime } from '@/lib/runtime'
import { keyListFields, readListQuery } from '@/lib/schemas/api-client-list'
import { serviceApiKeyInput } from '@/lib/schemas/service-api-key'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import {
  createServiceApiKeyAction,
  deleteServiceApiKeyAction,
  disableServiceApiKeyAction,
  enableServiceApiKeyAction,
  replaceServiceApiKeyAction,
} from './actions'
import { toServiceKeyView } from './view'

export const metadata: Metadata = { title: 'Service API keys' }

/** Who may not manage keys has no form to fill. */
const nobody = { users: [], mostKeys: 0 }

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ServiceKeysPage({ searchParams }: PageProps) {
  const address = await searchParams
  const [selectedId] = [address.key].flat()
  const actor = await requireActor()
  const { clock, may } = runtime()
  const reading = { now: clock().toISOString(), timeZone: actor.timeZone }
  const { query, dropped } = readListQuery(address, { fields: keyListFields })
  const isId = selectedId !== undefined && serviceApiKeyInput.safeParse({ id: selectedId }).success
  const [page, grantable, serviceUsers, selected, activity] = await Promise.all([
    may.listServiceApiKeys(actor, query).then(valueOf),
    may.listGrantableApis(actor, {}),
    may.listServiceUserChoices(actor, {}),
    selectedId === undefined ? null : may.getServiceApiKey(actor, { id: selectedId }),
    isId ? activityOf(actor, selectedId) : null,
  ])
  const keys = page.keys.map((key) => toServiceKeyView(key))
  const isEmpty = keys.length === 0
  const none = isEmpty && !isFiltered(query)
  const disabledReason = reasonToRefuse(actor, 'credentials:manage')

  return (
    <ServiceKeyDialogs
      actions={{
        create: createServiceApiKeyAction,
        replace: replaceServiceApiKeyAction,
        disable: disableServiceApiKeyAction,
        enable: enableServiceApiKeyAction,
        delete: deleteServiceApiKeyAction,
      }}
      offer={toGrantOffer(grantable.ok ? grantable.value : null)}
      serviceUsers={serviceUsers.ok ? serviceUsers.value : nobody}
      reading={reading}
    >
      <div className="flex flex-col gap-5">
        <PageHeader
          title="Service API keys"
          lead="Long-lived keys of service users, sent with each request."
          action={!none && <CreateButton disabledReason={disabledReason} />}
        />
        {disabledReason && <Notice tone="info">{disabledReason} You can look at what is here.</Notice>}
        {selected?.ok === false && (
          <Notice tone="warning">
            The key you asked for is not here. It may have been deleted, or the address is incomplete.
          </Notice>
        )}
        <DroppedNotice dropped={dropped} />
        {none ? (
          <EmptyState
            icon={<KeySquare />}
            title="No service API keys yet"
            body="For programs that cannot ask for tokens: one key, which expires, owned by a service user. Who subscribed to alerts hears of it two weeks before."
            action={<CreateButton disabledReason={disabledReason} />}
          />
        ) : (
          <ListBody
            page={page}
            isEmpty={isEmpty}
            query={query}
            listHref={listHref}
            noun="service API key"
            filters={<KeyFilters query={query} />}
          >
            <KeyTable
              keys={keys}
              query={query}
              selectedId={selectedId}
              reading={reading}
              disabledReason={disabledReason}
            />
          </ListBody>
        )}
      </div>
      {selected?.ok && activity && (
        <>
          <KeyDrawer
            serviceKey={toServiceKeyView(selected.value)}
            closeHref={listHref(query)}
            {...activity}
            reading={reading}
            disabledReason={disabledReason}
          />
          <RowWalk
            hrefs={keys.map((key) => listHref(query, key.id))}
            current={keys.findIndex((key) => key.id === selectedId)}
          />
        </>
      )}
    </ServiceKeyDialogs>
  )
}
