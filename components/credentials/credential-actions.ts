import type { ActionState } from '@/components/ui/action-state'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import type { ReplacementForm, ServiceApiKeyForm } from '@/lib/schemas/forms/service-api-key'
import type { CredentialView, Revealed } from './credential-view'
import type { GrantOffer } from './form-offer'
import type { PresentUse } from './shut-out-notice'

/** What the form of a new one holds. */
interface CredentialForms {
  api_client: ApiClientForm
  service_api_key: ServiceApiKeyForm
}

type ActionOnOne = (input: { id: string }) => Promise<ActionState<{ name: string }>>

/** An API client as it is now, and what it can be granted now. */
export interface EditableClient {
  client: CredentialView<'api_client'>
  grantable: GrantOffer
}

/** What is done to one kind and not to the other. */
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

/** What the server does with credentials of a kind; each is a public endpoint that checks for itself. */
export type CredentialActions<Kind extends CredentialKind> = OwnActions[Kind] & {
  create: (input: CredentialForms[Kind] & { submissionId: string }) => Promise<ActionState<Revealed[Kind]>>
  disable: ActionOnOne
  enable: ActionOnOne
  delete: ActionOnOne
}
