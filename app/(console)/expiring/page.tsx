import { CalendarCheck, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { toIgnored } from '@/app/ignored-parts'
import { readAddress } from '@/app/paged-query'
import { valueOf } from '@/app/value-of'
import { CredentialDialogs } from '@/components/credentials/credential-dialogs'
import { expiringHref } from '@/components/expiry/expiring-address'
import { ExpiringFilters } from '@/components/expiry/expiring-filters'
import { ExpiringTable } from '@/components/expiry/expiring-table'
import { nothingEnds } from '@/components/expiry/nothing-ends'
import { ButtonLink } from '@/components/ui/button'
import { counted } from '@/components/ui/counted'
import { EmptyState } from '@/components/ui/empty-state'
import { IgnoredNotice } from '@/components/ui/ignored-notice'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pages } from '@/components/ui/pages'
import { dayText } from '@/components/ui/time-format'
import { runtime } from '@/lib/runtime'
import { nobody } from '@/lib/schemas/forms/credential-query'
import { deadlineQuery, toDeadlineCommand, toDeadlinePlace } from '@/lib/schemas/forms/deadline'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { apiClientActions } from '../api-clients/client-actions'
import { serviceApiKeyActions } from '../service-keys/key-actions'
import { ownersOfBoth, toExpiringSection } from './view'

export const metadata: Metadata = { title: 'Expiring' }

type Address = Record<string, string | string[] | undefined>

/** For the forms that grant something, which this page does not open. */
const noOffer = { groups: [], products: [], applications: [], serviceUsers: { users: [], mostKeys: 0 } }

export default async function ExpiringPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const actor = await requireActor()
  const { may, clock, publicConfig } = runtime()
  const { texts, values, dropped } = readAddress(address, deadlineQuery)
  const { kind, owner, from, until, only } = texts
  const query = { kind, owner, from, until, only }
  const asked = { ownerId: owner === nobody ? undefined : owner }
  const [page, ...choices] = await Promise.all([
    may.listDeadlines(actor, toDeadlineCommand(values, actor.timeZone)).then(valueOf),
    may.listApiClientChoices(actor, asked).then(valueOf),
    may.listServiceApiKeyChoices(actor, asked).then(valueOf),
  ])
  const reading = { now: clock().toISOString(), timeZone: actor.timeZone }
  const disabledReason = reasonToRefuse(actor, 'credentials:manage')
  const dialogs = {
    offer: { ...noOffer, you: { id: actor.id, name: actor.name } },
    query: {},
    tokenMinutes: Math.ceil(publicConfig.accessTokenTtl / 60),
    reading,
  }
  const isFiltered = Object.values(query).some((value) => value !== undefined)
  const places = {
    previous: page.previous && expiringHref({ ...query, before: toDeadlinePlace(page.previous) }),
    next: page.next && expiringHref({ ...query, after: toDeadlinePlace(page.next) }),
  }

  return (
    <CredentialDialogs kind="api_client" actions={apiClientActions} {...dialogs}>
      <CredentialDialogs kind="service_api_key" actions={serviceApiKeyActions} {...dialogs}>
        <div className="flex flex-col gap-5">
          <PageHeader title="Expiring" lead="When credentials expire and old secrets retire, by month." />
          {disabledReason && <Notice tone="info">{disabledReason} You have read-only access.</Notice>}
          <IgnoredNotice parts={toIgnored(dropped)} />
          <ExpiringFilters query={query} owners={ownersOfBoth(choices, owner)} />
          {page.earlier && !page.previous && (
            <p className="text-muted">
              {counted(page.earlier.count, 'credential')} expired on or before {dayText(page.earlier.until)}.{' '}
              <Link
                href={expiringHref({ kind, owner, until: page.earlier.until })}
                className="rounded-control text-accent-text hover:underline"
              >
                {page.earlier.count === 1 ? 'Show it' : 'Show them'}
              </Link>
            </p>
          )}
          {page.sections.length === 0 ? (
            isFiltered ? (
              <EmptyState
                icon={<SearchX />}
                title="Nothing found"
                body="Nothing that matches your filters expires or retires."
                action={<ButtonLink href={expiringHref()}>Clear filters</ButtonLink>}
              />
            ) : (
              <EmptyState
                icon={<CalendarCheck />}
                title="Nothing expires"
                body={nothingEnds({ isPartial: actor.role === 'product_administrator' })}
              />
            )
          ) : (
            <ExpiringTable
              sections={page.sections.map(toExpiringSection)}
              today={page.today}
              soonUntil={page.soonUntil.toISOString()}
              reading={reading}
              disabledReason={disabledReason}
            />
          )}
          {(places.previous || places.next) && (
            <Pages
              firstHref={places.previous && expiringHref(query)}
              previousHref={places.previous}
              nextHref={places.next}
            />
          )}
        </div>
      </CredentialDialogs>
    </CredentialDialogs>
  )
}
