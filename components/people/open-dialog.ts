'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { LinkView, PersonView } from './person-view'

/** The dialogs that can be open over the users. */
type PeopleDialog =
  | { kind: 'invite' }
  | { kind: 'link'; link: LinkView }
  | {
      kind: 'edit' | 'makeLink' | 'endSessions' | 'resetTwoFactor' | 'disable' | 'delete'
      person: PersonView
    }

const host = dialogHost<PeopleDialog>()
export const PeopleHost = host.Host
export const useOpenPeople = host.useOpen
export const OpenPeopleButton = host.OpenButton
