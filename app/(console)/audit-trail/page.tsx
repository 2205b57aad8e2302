import { ShieldCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { ChainNotice } from '@/components/audit-trail/chain-notice'
import { EventDrawer } from '@/components/audit-trail/event-drawer'
import { SubjectChoice } from '@/components/audit-trail/subject-choice'
import { TrailFilters } from '@/components/audit-trail/trail-filters'
import { tabOf, TrailTabs, type Tab } from '@/components/audit-trail/trail-tabs'
import { Button } from '@/components/ui/button'
import { IgnoredNotice } from '@/components/ui/ignored-notice'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { runtime } from '@/lib/runtime'
import { addressOf } from '@/lib/schemas/forms/address'
import { auditEventQuery, refusalQuery, usageQuery } from '@/lib/schemas/forms/audit'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import { toIgnored } from '@/app/ignored-parts'
import { valueOf } from '@/app/value-of'
import { findTrailCredentialsAction, findTrailPeopleAction } from './actions'
import { readFilters, type Filters, type Query } from './filters'
import { readEvent, readEvents, readRefusals, readUsage } from './read-trail'
import { readSubjects, withIds, type Subject } from './subjects'
import { path, textOf, Trail } from './trail'

export const metadata: Metadata = { title: 'Audit trail' }

export default async function AuditTrailPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const tab = tabOf(query.tab)
  const { schema, place, read } = trails[tab]
  const actor = await requireActor()
  const { clock, may } = runtime()
  const { filters: given, dropped } = readFilters(schema, query)
  const subjects = await readSubjects(actor, given)
  const filters = withIds(given, subjects)
  const reading = { now: clock().toISOString(), timeZone: actor.timeZone }
  const trail: Record<string, string> = tab === 'administration' ? {} : { tab }
  const here = { ...trail, ...(filters ?? given) }

  const [page, chain, event] = await Promise.all([
    filters && read(actor, filters, query[place]),
    query.verify === undefined ? null : may.verifyAuditTrail(actor, {}),
    query.event === undefined ? null : readEvent(actor, query.event, here),
  ])
  const ignored =
    page?.cursor === 'nonsense'
      ? [...dropped, { field: place, value: [query[place]].flat().join(', ') }]
      : dropped
  const subjectOf = (name: Subject['name']) => {
    const subject = subjects.find((each) => each.name === name)
    return { chosen: subject?.meant ?? null, typed: subject?.meant ? undefined : subject?.text }
  }

  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Audit trail"
        lead={leads[tab](page?.tab === 'usage' ? page.keptDays : null, actor.timeZone)}
        action={
          tab === 'administration' && (
            <form action={path} method="get">
              {Object.entries(here).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <input type="hidden" name="verify" value="1" />
              <Button
                type="submit"
                icon={<ShieldCheck />}
                disabledReason={reasonToRefuse(actor, 'audit:export')}
              >
                Verify
              </Button>
            </form>
          )
        }
      />
      <TrailTabs current={tab} />
      {chain && (chain.ok ? <ChainNotice report={toReport(valueOf(chain))} /> : null)}
      {query.event !== undefined && !event && (
        <Notice tone="warning">There is no such event, or you cannot see it.</Notice>
      )}
      <IgnoredNotice parts={toIgnored(ignored)} />
      <TrailFilters
        tab={tab}
        filters={here}
        credential={subjectOf('credential')}
        person={subjectOf('person')}
        find={{ credentials: findTrailCredentialsAction, people: findTrailPeopleAction }}
        clearHref={Object.keys(given).length > 0 ? addressOf(path, trail) : null}
        timeZone={actor.timeZone}
      />
      {page ? (
        <Trail page={page} {...{ tab, filters: filters ?? {}, here, query, actor, reading }} />
      ) : (
        subjects.map((subject) => <Choices key={subject.name} subject={subject} here={here} />)
      )}
      {event && (
        <EventDrawer
          event={event}
          closeHref={addressOf(path, { ...here, before: textOf(query.before) })}
          reading={reading}
        />
      )}
    </div>
  )
}

/** The filters of each trail, the parameter that says where its page begins, and how it is read. */
const trails = {
  administration: { schema: auditEventQuery, place: 'before', read: readEvents },
  usage: { schema: usageQuery, place: 'after', read: readUsage },
  refusals: { schema: refusalQuery, place: 'after', read: readRefusals },
} as const

const leads: Record<Tab, (keptDays: number | null, timeZone: string) => string> = {
  administration: () =>
    'What people did, and what they were refused. Each event is chained to the previous one.',
  usage: (keptDays, timeZone) =>
    `How credentials were used: by the hour for a week, then by the day${keptDays === null ? '' : `, for ${keptDays} days`}. Times are in ${timeZone}.`,
  refusals: () =>
    'Refused requests of machines, kept for up to seven days. The caller gets the reference as X-Request-Id.',
}

const nouns = { credential: ['credential', 'credentials'], person: ['person', 'people'] } as const

function Choices({ subject: { name, text, meant, choices }, here }: { subject: Subject; here: Filters }) {
  if (meant) return null
  return (
    <SubjectChoice
      text={text}
      noun={nouns[name][0]}
      nouns={nouns[name][1]}
      choices={choices.map(({ id, value, detail }) => ({
        href: addressOf(path, { ...here, [name]: id }),
        name: value,
        detail,
      }))}
    />
  )
}

function toReport({
  events,
  broken,
}: {
  events: number
  broken: { sequence: bigint; reason: string } | null
}) {
  return { events, broken: broken && { sequence: broken.sequence.toString(), reason: broken.reason } }
}
