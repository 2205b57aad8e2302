import type { ActionState } from '@/components/ui/action-state'
import type { Find } from '@/components/ui/suggest-field'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import type { ExpiryForm } from '@/lib/schemas/forms/expiry'
import type { ExtensionForm, RotationForm } from '@/lib/schemas/forms/rotation'
import type { ServiceApiKeyForm } from '@/lib/schemas/forms/service-api-key'
import type { CredentialView, Revealed } from './credential-view'
import type { GrantOffer } from './form-offer'
import type { PresentUse } from './shut-out-notice'

/** The form that creates or edits a credential of each kind. */
export interface CredentialForms {
  api_client: ApiClientForm
  service_api_key: ServiceApiKeyForm
}

type ActionOnOne = (input: { id: string }) => Promise<ActionState<{ name: string }>>

/** One secret of a credential. */
interface SecretOfOne {
  id: string
  secretId: string
  version: number
}

/** The current values of a credential, and the permissions that it can be granted. */
export interface CurrentValues<Kind extends CredentialKind> {
  credential: CredentialView<Kind>
  grantable: GrantOffer
}

/** The actions that only one kind has. */
interface OwnActions {
  api_client: {
    resetSecret: (input: { id: string; version: number }) => Promise<ActionState<Revealed['api_client']>>
    revokeTokens: ActionOnOne
  }
  service_api_key: unknown
}

/** The server actions for credentials of a kind. Each is a public endpoint with its own checks. */
export type CredentialActions<Kind extends CredentialKind> = OwnActions[Kind] & {
  create: (input: CredentialForms[Kind] & { submissionId: string }) => Promise<ActionState<Revealed[Kind]>>
  read: (input: { id: string }) => Promise<ActionState<CurrentValues<Kind>>>
  edit: (
    input: CredentialForms[Kind] & { id: string; version: number },
  ) => Promise<ActionState<{ name: string }>>
  /** Changes the expiry alone. */
  changeExpiry: (
    input: ExpiryForm & { id: string; version: number },
  ) => Promise<ActionState<{ name: string }>>
  presentUse: (input: { id: string }) => Promise<ActionState<PresentUse>>
  rotate: (input: RotationForm & { id: string; version: number }) => Promise<ActionState<Revealed[Kind]>>
  retireSecret: (input: SecretOfOne) => Promise<ActionState<{ name: string }>>
  extendSecret: (input: ExtensionForm & SecretOfOne) => Promise<ActionState<{ name: string }>>
  replace: (input: ExpiryForm & { id: string; submissionId: string }) => Promise<ActionState<Revealed[Kind]>>
  disable: ActionOnOne
  enable: ActionOnOne
  delete: ActionOnOne
  /** The enabled people whose name or e-mail address contains a text. */
  findPeople: Find
}
