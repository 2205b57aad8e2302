import type { ActionState } from '@/components/ui/action-state'
import type { Affected } from '@/components/ui/affected'
import type { ServiceUserForm } from '@/lib/schemas/forms/service-user'
import type { Find } from '@/components/ui/suggest-field'
import type { Choice } from './person-view'

/** The fields of a service user that the browser receives. */
export interface ServiceUserView {
  id: string
  name: string
  description: string
  owner: Choice | null
  /** ISO 8601. */
  createdAt: string
  keys: number
}

/** The server actions for service users. Each is a public endpoint with its own checks. */
export interface ServiceUserActions {
  edit: (input: ServiceUserForm & { id: string }) => Promise<ActionState<{ name: string }>>
  /** The keys that keep it from being deleted. */
  keys: (input: { id: string }) => Promise<ActionState<Affected>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  find: Find
}
