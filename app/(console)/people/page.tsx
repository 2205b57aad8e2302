import { Users } from 'lucide-react'
import type { Metadata } from 'next'
import { PeopleDialogs } from '@/components/people/dialogs'
import { InviteButton } from '@/components/people/invite-button'
import { PeopleTabs } from '@/components/people/people-tabs'
import { PersonTable } from '@/components/people/person-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse, requireActor } from '@/lib/session/actor'
import {
  deletePersonAction,
  disablePersonAction,
  editPersonAction,
  enablePersonAction,
  endSessionsAction,
  invitePersonAction,
  makeSignInLinkAction,
} from './actions'
import { toChoice, toPersonView } from './view'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const actor = await requireActor()
  const { clock, listPeople } = runtime()
  const listed = await listPeople(actor, {})
  if (!listed.ok) {
    return (
      <EmptyState
        icon={<Users />}
        title="People are not for your role"
        body={reasonToRefuse(actor, 'people:read')}
        action={<ButtonLink href="/api-clients">Go to API clients</ButtonLink>}
      />
    )
  }
  const { people, products, groups } = listed.value
  const disabledReason = reasonToRefuse(actor, 'people:manage')
  return (
    <PeopleDialogs
      actions={{
        invite: invitePersonAction,
        edit: editPersonAction,
        makeLink: makeSignInLinkAction,
        endSessions: endSessionsAction,
        disable: disablePersonAction,
        enable: enablePersonAction,
        delete: deletePersonAction,
      }}
      offer={{ products: products.map(toChoice), groups: groups.map(toChoice) }}
      timeZone={actor.timeZone}
    >
      <div className="flex flex-col gap-5">
        <PageHeader
          title="People"
          lead="Who comes into the console, and what they may do there."
          action={<InviteButton disabledReason={disabledReason} />}
        />
        <PeopleTabs current="users" />
        {disabledReason && <Notice tone="info">{disabledReason} You can look at what is here.</Notice>}
        <PersonTable
          people={people.map((person) => toPersonView(person, actor))}
          reading={{ now: clock().toISOString(), timeZone: actor.timeZone }}
          disabledReason={disabledReason}
        />
      </div>
    </PeopleDialogs>
  )
}
