'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { PeopleGiven } from './dialogs'
import type { LinkView, PersonView } from './person-view'

/** The dialogs that can be open over the users. */
export type PeopleDialog =
  | { kind: 'invite' }
  | { kind: 'link'; link: LinkView }
  | {
      kind: 'edit' | 'makeLink' | 'endSessions' | 'resetTwoFactor' | 'disable' | 'delete'
      person: PersonView
    }

const host = dialogHost<PeopleDialog, PeopleGiven>(() =>
  import('./dialogs').then(({ PeopleDialogs }) => PeopleDialogs),
)
export const PeopleHost = host.Host
export const usePeopleDoors = host.useDoors
export const OpenPeopleButton = host.OpenButton
