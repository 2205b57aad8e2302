import type { ActionState } from '@/components/ui/action-state'
import type { GroupForm } from '@/lib/schemas/forms/group'

/** Somebody who is in a group, or could be. */
export interface MemberView {
  id: string
  name: string
  email: string
}

/** A user group as the browser gets it. */
export interface GroupView {
  id: string
  name: string
  members: MemberView[]
  accountAlertsInConsole: boolean
  accountAlertsByEmail: boolean
}

/** What the server does with groups; each is a public endpoint that checks for itself. */
export interface GroupActions {
  create: (input: GroupForm) => Promise<ActionState<{ name: string }>>
  edit: (input: GroupForm & { id: string }) => Promise<ActionState<{ name: string }>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
