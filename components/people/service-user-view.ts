import type { ActionState } from '@/components/ui/action-state'
import type { ServiceUserForm } from '@/lib/schemas/forms/service-user'
import type { Choice } from './person-view'

/** A service user as the browser gets it. */
export interface ServiceUserView {
  id: string
  name: string
  description: string
  owner: Choice | null
  /** ISO 8601. */
  createdAt: string
  keys: number
}

/** What the server does with service users; each is a public endpoint that checks for itself. */
export interface ServiceUserActions {
  edit: (input: ServiceUserForm & { id: string }) => Promise<ActionState<{ name: string }>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
