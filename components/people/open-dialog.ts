'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { LinkView, PersonView, PeopleActions } from './person-view'
import type { AffectedReading } from '@/components/ui/affected'

/** The dialogs that can be open over the users. */
export type PeopleDialog =
  | { kind: 'invite' }
  | { kind: 'link'; link: LinkView }
  | {
      kind: 'edit' | 'makeLink' | 'endSessions' | 'resetTwoFactor' | 'disable' | 'delete'
      person: PersonView
    }

/** What the dialogs need of the page. */
export interface PeopleGiven {
  actions: Omit<PeopleActions, 'enable'>
  /** Whether links are sent by mail. */
  mails: boolean
  reading: AffectedReading
}

const host = dialogHost<PeopleDialog, PeopleGiven>(() =>
  import('./dialogs').then(({ PeopleDialogs }) => PeopleDialogs),
)
export const PeopleHost = host.Host
export const usePeopleDoors = host.useDoors
export const OpenPeopleButton = host.OpenButton
