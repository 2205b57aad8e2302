import { BulkBar } from '@/components/credentials/bulk-bar'
import type { BulkActions } from '@/components/credentials/bulk-view'
import { CreateButton } from '@/components/credentials/create-button'
import type { CredentialActions } from '@/components/credentials/credential-actions'
import { CredentialDialogs } from '@/components/credentials/credential-dialogs'
import { CredentialDrawer } from '@/components/credentials/credential-drawer'
import { credentialKinds } from '@/components/credentials/credential-kinds'
import { CredentialTable } from '@/components/credentials/credential-table'
import type { CredentialView, ListedCredential } from '@/components/credentials/credential-view'
import type { OwnOffers } from '@/components/credentials/form-offer'
import { kindParts } from '@/components/credentials/kind-parts'
import { isChoice, type FilterChoices } from '@/components/credentials/filter-choices'
import { fieldsOf, isFiltered, listHref } from '@/components/credentials/list-address'
import { noCredentials } from '@/components/credentials/no-credentials'
import { ListBody } from '@/components/credentials/list-body'
import { ListFilters } from '@/components/credentials/list-filters'
import { SelectionProvider } from '@/components/credentials/selection'
import { EmptyState } from '@/components/ui/empty-state'
import { IgnoredNotice } from '@/components/ui/ignored-notice'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { RowWalk } from '@/components/ui/row-walk'
import type { Person } from '@/lib/domain/principal'
import type { Total } from '@/lib/domain/total'
import type { CredentialKind } from '@/lib/domain/credential'
import { runtime } from '@/lib/runtime'
import { readListQuery, type CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { credentialChoicesInput } from '@/lib/schemas/commands/credential-list'
import { reasonToRefuse } from '@/lib/session/actor'
import { activityOf } from './credential-activity'
import { toGrantOffer } from './credential-view'
import { toIgnored } from './ignored-parts'

export type Address = Record<string, string | string[] | undefined>

interface Page<Row> {
  rows: Row[]
  total: Promise<Total>
  previous: string | null
  next: string | null
}

interface CredentialPageProps<Kind extends CredentialKind> {
  kind: Kind
  actor: Person
  address: Address
  /** Reads what the page shows. */
  read: {
    page: (query: CredentialListQuery) => Promise<Page<ListedCredential<Kind>>>
    /** Null when it does not exist or the reader may not see it. */
    one: (id: string) => Promise<CredentialView<Kind> | null>
    /** The choices that the filters offer, and the owner that the address names, if they are one. */
    choices: (asked: { ownerId?: string }) => Promise<FilterChoices>
    offer: () => Promise<OwnOffers[Kind]>
  }
  actions: CredentialActions<Kind>
  bulk: BulkActions
}

/** The list of the credentials of a kind, as the address asks for it, with the details of the one that it names. */
export async function CredentialPage<Kind extends CredentialKind>(props: CredentialPageProps<Kind>) {
  const { kind, actor, address, read, actions, bulk } = props
  const { opens, title, lead, missing } = credentialKinds[kind]
  const { Icon } = kindParts[kind]
  const { clock, publicConfig, may } = runtime()
  const reading = { now: clock().toISOString(), timeZone: actor.timeZone }
  const [selectedId] = [address[opens]].flat()
  const choicesRead = read.choices(
    credentialChoicesInput.safeParse({ ownerId: [address.owner].flat()[0] }).data ?? {},
  )
  // Only an address that names one of the choices has to wait for them.
  const isToCheck = [address.owner, address.creator, address.permission].some((value) => value !== undefined)
  const toCheck = isToCheck ? await choicesRead : null
  const { query, dropped } = readListQuery(address, {
    fields: fieldsOf(kind),
    known: (field, value) => toCheck === null || isChoice(toCheck, field, value),
  })
  const [page, choices, offer, grantable, selected, activity] = await Promise.all([
    read.page(query),
    choicesRead,
    read.offer(),
    may.listGrantableApis(actor, {}),
    selectedId === undefined ? null : read.one(selectedId),
    credentialInput.safeParse({ id: selectedId }).success ? activityOf(actor, String(selectedId)) : null,
  ])
  const isEmpty = page.rows.length === 0
  const none = isEmpty && !isFiltered(query)
  const tokenMinutes = Math.ceil(publicConfig.accessTokenTtl / 60)
  const disabledReason = reasonToRefuse(actor, 'credentials:manage')
  const create = <CreateButton kind={kind} disabledReason={disabledReason} />
  const shared = { kind, reading, disabledReason }

  return (
    <SelectionProvider>
      <CredentialDialogs
        kind={kind}
        actions={actions}
        offer={{
          ...toGrantOffer(grantable.ok ? grantable.value : null),
          ...offer,
          you: { id: actor.id, name: actor.name },
        }}
        query={query}
        tokenMinutes={tokenMinutes}
        reading={reading}
      >
        <div className="flex flex-col gap-5">
          <PageHeader title={title} lead={lead} action={(!none || disabledReason) && create} />
          {disabledReason && <Notice tone="info">{disabledReason} You have read-only access.</Notice>}
          {selectedId !== undefined && !selected && <Notice tone="warning">{missing}</Notice>}
          <IgnoredNotice parts={toIgnored(dropped)} />
          {none ? (
            <EmptyState
              icon={<Icon />}
              {...noCredentials(kind, actor.role)}
              action={!disabledReason && create}
            />
          ) : (
            <ListBody
              page={page}
              isEmpty={isEmpty}
              kind={kind}
              query={query}
              filters={<ListFilters kind={kind} query={query} choices={choices} timeZone={actor.timeZone} />}
            >
              <CredentialTable {...shared} credentials={page.rows} query={query} selectedId={selectedId} />
            </ListBody>
          )}
          <BulkBar
            {...shared}
            actions={bulk}
            rows={page.rows}
            query={query}
            total={page.total}
            tokenMinutes={tokenMinutes}
          />
        </div>
        {selected && activity && (
          <>
            <CredentialDrawer
              {...shared}
              {...activity}
              credential={selected}
              closeHref={listHref(kind, query)}
            />
            <RowWalk
              hrefs={page.rows.map(({ id }) => listHref(kind, query, id))}
              current={page.rows.findIndex(({ id }) => id === selectedId)}
            />
          </>
        )}
      </CredentialDialogs>
    </SelectionProvider>
  )
}
