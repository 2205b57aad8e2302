import { UserPlus } from 'lucide-react'
import { PeopleDialogs } from '@/components/people/dialogs'
import { OpenPeopleButton } from '@/components/people/open-dialog'
import { PersonTable } from '@/components/people/person-table'
import { valueOf } from '@/app/value-of'
import type { Person } from '@/lib/domain/principal'
import { runtime } from '@/lib/runtime'
import { reasonToRefuse } from '@/lib/session/actor'
import {
  deletePersonAction,
  disablePersonAction,
  editPersonAction,
  enablePersonAction,
  endSessionsAction,
  invitePersonAction,
  makeSignInLinkAction,
} from './actions'
import { TabPage } from './tab-page'
import { toChoice, toPersonView } from './view'

/** The people who can sign in. */
export async function UsersTab({ actor }: { actor: Person }) {
  const { clock, may } = runtime()
  const { people, products, groups } = valueOf(await may.listPeople(actor, {}))
  const disabledReason = reasonToRefuse(actor, 'people:manage')
  return (
    <PeopleDialogs
      actions={{
        invite: invitePersonAction,
        edit: editPersonAction,
        makeLink: makeSignInLinkAction,
        endSessions: endSessionsAction,
        disable: disablePersonAction,
        delete: deletePersonAction,
      }}
      offer={{ products: products.map(toChoice), groups: groups.map(toChoice) }}
      timeZone={actor.timeZone}
    >
      <TabPage
        tab="users"
        lead="People who can sign in to the console, and their roles."
        action={
          <OpenPeopleButton opens={{ kind: 'invite' }} icon={<UserPlus />} disabledReason={disabledReason}>
            Invite person
          </OpenPeopleButton>
        }
        disabledReason={disabledReason}
      >
        <PersonTable
          people={people.map((person) => toPersonView(person, actor))}
          enable={enablePersonAction}
          reading={{ now: clock().toISOString(), timeZone: actor.timeZone }}
          disabledReason={disabledReason}
        />
      </TabPage>
    </PeopleDialogs>
  )
}
