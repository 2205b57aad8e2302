import type { ActionState } from '@/components/ui/action-state'
import type { AccountForm, ChangePasswordForm } from '@/lib/schemas/forms/account'

/** A sign-in of the reader. */
export interface SessionView {
  id: string
  /** ISO 8601. */
  createdAt: string
  lastSeenAt: string
  address: string
  /** The full user agent of the browser. */
  agent: string
  /** Whether it is the session that reads this page. */
  isPresent: boolean
}

/** The server actions of this area. Each is a public endpoint with its own checks. */
export interface AccountActions {
  edit: (input: AccountForm) => Promise<ActionState<null>>
  changePassword: (
    input: Omit<ChangePasswordForm, 'confirmPassword'>,
  ) => Promise<ActionState<{ sessions: number }>>
  endSession: (input: { id: string }) => Promise<ActionState<null>>
  endOtherSessions: () => Promise<ActionState<{ sessions: number }>>
}
