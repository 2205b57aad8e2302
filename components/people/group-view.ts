import type { ActionState } from '@/components/ui/action-state'
import type { GroupForm } from '@/lib/schemas/forms/group'

/** A person who is in a group, or could be. */
export interface MemberView {
  id: string
  name: string
  email: string
}

/** The fields of a user group that the browser receives. */
export interface GroupView {
  id: string
  name: string
  members: MemberView[]
  accountAlertsInConsole: boolean
  accountAlertsByEmail: boolean
}

/** The server actions for groups. Each is a public endpoint with its own checks. */
export interface GroupActions {
  create: (input: GroupForm) => Promise<ActionState<{ name: string }>>
  edit: (input: GroupForm & { id: string }) => Promise<ActionState<{ name: string }>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
