import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import type { ActionState } from '@/components/ui/action-state'
import type { Factor } from '@/lib/domain/second-factor'
import type { AccountEdit, ChangePasswordForm, ConfirmTwoFactorForm } from '@/lib/schemas/forms/account'
import type { NewPasskeyAnswer } from '@/lib/schemas/forms/passkey'

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
  /** The second factor that was shown in it last; null if none was. */
  factor: Factor | null
}

/** The reader's two-factor sign-in. */
export interface TwoFactorView {
  /** When the authenticator app was set up, in ISO 8601; null if there are only passkeys. */
  since: string | null
  /** How many recovery codes are left. */
  recoveryCodes: number
  passkeys: number
}

/** An authenticator app that is being set up, in the only answer that contains its key. */
export interface AppSetUp {
  /** In base 32, for typing. */
  key: string
  /** The dark modules of the QR code as the path of an SVG, and its width and height. */
  qr: { path: string; size: number }
}

/** A passkey of the reader. */
export interface PasskeyView {
  id: string
  name: string
  /** ISO 8601. */
  createdAt: string
  /** Null if it was never used. */
  lastUsedAt: string | null
}

/** Recovery codes, in the only answer that contains them. */
export interface RecoveryCodesView {
  codes: string[]
}

/** The server actions of passkeys. Each is a public endpoint with its own checks, as the following. */
export interface PasskeyActions {
  begin: (input: Record<string, never>) => Promise<ActionState<PublicKeyCredentialCreationOptionsJSON>>
  /** No codes if the reader has them already. */
  add: (input: { name: string; passkey: NewPasskeyAnswer }) => Promise<ActionState<RecoveryCodesView>>
  rename: (input: { passkeyId: string; name: string }) => Promise<ActionState<{ name: string }>>
  remove: (input: { passkeyId: string }) => Promise<ActionState<null>>
}

/** The server actions of this area. Each is a public endpoint with its own checks. */
export interface AccountActions {
  edit: (input: AccountEdit) => Promise<ActionState<null>>
  changePassword: (
    input: Omit<ChangePasswordForm, 'confirmPassword'>,
  ) => Promise<ActionState<{ sessions: number }>>
  endSession: (input: { id: string }) => Promise<ActionState<null>>
  beginTwoFactor: (input: Record<string, never>) => Promise<ActionState<AppSetUp>>
  confirmTwoFactor: (input: ConfirmTwoFactorForm) => Promise<ActionState<RecoveryCodesView>>
  removeTwoFactor: (input: Record<string, never>) => Promise<ActionState<null>>
  replaceRecoveryCodes: (input: Record<string, never>) => Promise<ActionState<RecoveryCodesView>>
  endOtherSessions: () => Promise<ActionState<{ sessions: number }>>
}
