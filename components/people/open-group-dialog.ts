'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { GroupGiven } from './group-dialogs'
import type { GroupView } from './group-view'

/** The dialogs that can be open over the groups. */
export type OpenGroupDialog = { kind: 'create' } | { kind: 'edit' | 'delete'; group: GroupView }

const host = dialogHost<OpenGroupDialog, GroupGiven>(() =>
  import('./group-dialogs').then(({ GroupDialogs }) => GroupDialogs),
)
export const GroupHost = host.Host
export const OpenGroupButton = host.OpenButton
export const GroupMenu = host.EditMenu
