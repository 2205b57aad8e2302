import type { ActionState } from '@/components/ui/action-state'
import type { GroupForm } from '@/lib/schemas/forms/group'
import type { Find } from '@/components/ui/suggest-field'

/** A person who can be a member. */
export interface PersonChoice {
  id: string
  name: string
  email: string
}

/** The fields of a user group that a row shows. */
export interface GroupView {
  id: string
  name: string
  /** The names of its first members. */
  someMembers: string[]
  memberCount: number
  accountAlertsInConsole: boolean
  accountAlertsByEmail: boolean
}

/** The current values of a group, for its form. */
export interface EditableGroup extends Omit<GroupView, 'someMembers' | 'memberCount'> {
  members: PersonChoice[]
}

/** The server actions for groups. Each is a public endpoint with its own checks. */
export interface GroupActions {
  create: (input: GroupForm) => Promise<ActionState<{ name: string }>>
  read: (input: { id: string }) => Promise<ActionState<EditableGroup>>
  edit: (input: GroupForm & { id: string }) => Promise<ActionState<{ name: string }>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  find: Find
}
