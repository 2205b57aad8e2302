import type { ActionState } from '@/components/ui/action-state'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import type { ReplacementForm, ServiceApiKeyForm } from '@/lib/schemas/forms/service-api-key'
import type { CredentialView, Revealed } from './credential-view'
import type { GrantOffer } from './form-offer'
import type { PresentUse } from './shut-out-notice'

/** The form that creates a credential of each kind. */
interface CredentialForms {
  api_client: ApiClientForm
  service_api_key: ServiceApiKeyForm
}

type ActionOnOne = (input: { id: string }) => Promise<ActionState<{ name: string }>>

/** The current values of an API client, and the permissions that it can be granted. */
export interface EditableClient {
  client: CredentialView<'api_client'>
  grantable: GrantOffer
}

/** The actions that only one kind has. */
interface OwnActions {
  api_client: {
    read: (input: { id: string }) => Promise<ActionState<EditableClient>>
    edit: (input: ApiClientForm & { id: string; version: number }) => Promise<ActionState<{ name: string }>>
    presentUse: (input: { id: string }) => Promise<ActionState<PresentUse>>
    resetSecret: (input: { id: string; version: number }) => Promise<ActionState<Revealed['api_client']>>
  }
  service_api_key: {
    replace: (
      input: ReplacementForm & { id: string; submissionId: string },
    ) => Promise<ActionState<Revealed['service_api_key']>>
  }
}

/** The server actions for credentials of a kind. Each is a public endpoint with its own checks. */
export type CredentialActions<Kind extends CredentialKind> = OwnActions[Kind] & {
  create: (input: CredentialForms[Kind] & { submissionId: string }) => Promise<ActionState<Revealed[Kind]>>
  disable: ActionOnOne
  enable: ActionOnOne
  delete: ActionOnOne
}
