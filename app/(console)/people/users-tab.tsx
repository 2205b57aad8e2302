import { UserPlus } from 'lucide-react'
import { readAddress } from '@/app/paged-query'
import { valueOf } from '@/app/value-of'
import { OpenPeopleButton, PeopleHost } from '@/components/people/open-dialog'
import { PersonFilters } from '@/components/people/person-filters'
import { PersonTable } from '@/components/people/person-table'
import { runtime } from '@/lib/runtime'
import { peopleQuery } from '@/lib/schemas/forms/person'
import { reasonToRefuse } from '@/lib/session/actor'
import {
  deletePersonAction,
  disablePersonAction,
  editPersonAction,
  enablePersonAction,
  endSessionsAction,
  invitePersonAction,
  makeSignInLinkAction,
  personChoicesAction,
  personHoldingsAction,
  readPersonAction,
  resetTwoFactorAction,
} from './actions'
import { TabPage, type TabProps } from './tab-page'
import { toPersonView } from './view'

/** The people who can sign in. */
export async function UsersTab({ actor, address }: TabProps) {
  const { clock, may, publicConfig } = runtime()
  const { texts, values, dropped } = readAddress(address, peopleQuery)
  const { q: search, ...asked } = values
  const { people, onlyAdministrator, ...page } = valueOf(await may.listPeople(actor, { ...asked, search }))
  const disabledReason = reasonToRefuse(actor, 'people:manage')
  const reading = { now: clock().toISOString(), timeZone: actor.timeZone }
  return (
    <PeopleHost
      given={{
        actions: {
          invite: invitePersonAction,
          choices: personChoicesAction,
          read: readPersonAction,
          holdings: personHoldingsAction,
          edit: editPersonAction,
          makeLink: makeSignInLinkAction,
          endSessions: endSessionsAction,
          resetTwoFactor: resetTwoFactorAction,
          disable: disablePersonAction,
          delete: deletePersonAction,
        },
        mails: publicConfig.mail !== null,
        reading,
      }}
    >
      <TabPage
        tab="users"
        lead="People who can sign in to the console, and their roles."
        noun="user"
        searchHint="Search name or e-mail"
        action={
          <OpenPeopleButton opens={{ kind: 'invite' }} icon={<UserPlus />} disabledReason={disabledReason}>
            Invite person
          </OpenPeopleButton>
        }
        disabledReason={disabledReason}
        texts={texts}
        dropped={dropped}
        filters={<PersonFilters role={values.role} state={values.state} twoFactor={values.twoFactor} />}
        page={page}
        isEmpty={people.length === 0}
      >
        <PersonTable
          people={people.map((person) => toPersonView(person, actor))}
          onlyAdministrator={onlyAdministrator}
          enable={enablePersonAction}
          reading={reading}
          disabledReason={disabledReason}
        />
      </TabPage>
    </PeopleHost>
  )
}
