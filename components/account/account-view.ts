import type { ActionState } from '@/components/ui/action-state'
import type { AccountForm, ChangePasswordForm } from '@/lib/schemas/forms/account'

/** A sign-in of the reader. */
export interface SessionView {
  id: string
  /** ISO 8601. */
  createdAt: string
  lastSeenAt: string
  address: string
  /** What the browser calls itself, whole. */
  agent: string
  /** The one that reads this page. */
  isPresent: boolean
}

/** What the server does for this area; each is a public endpoint that checks for itself. */
export interface AccountActions {
  edit: (input: AccountForm) => Promise<ActionState<null>>
  changePassword: (
    input: Omit<ChangePasswordForm, 'confirmPassword'>,
  ) => Promise<ActionState<{ sessions: number }>>
  endSession: (input: { id: string }) => Promise<ActionState<null>>
  endOtherSessions: () => Promise<ActionState<{ sessions: number }>>
}
