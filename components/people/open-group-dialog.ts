'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { GroupView, GroupActions } from './group-view'
import type { AffectedReading } from '@/components/ui/affected'

/** The dialogs that can be open over the groups. */
export type OpenGroupDialog = { kind: 'create' } | { kind: 'edit' | 'delete'; group: GroupView }

/** What the dialogs need of the page. */
export interface GroupGiven {
  actions: GroupActions
  /** Whether a mail server is configured. */
  mails: boolean
  reading: AffectedReading
}

const host = dialogHost<OpenGroupDialog, GroupGiven>(() =>
  import('./group-dialogs').then(({ GroupDialogs }) => GroupDialogs),
)
export const GroupHost = host.Host
export const OpenGroupButton = host.OpenButton
export const GroupMenu = host.EditMenu
