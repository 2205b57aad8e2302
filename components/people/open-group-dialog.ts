'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { GroupView } from './group-view'

/** The dialogs that can be open over the groups. */
type GroupDialog = { kind: 'create' } | { kind: 'edit' | 'delete'; group: GroupView }

const host = dialogHost<GroupDialog>()
export const GroupHost = host.Host
export const OpenGroupButton = host.OpenButton
export const GroupMenu = host.EditMenu
