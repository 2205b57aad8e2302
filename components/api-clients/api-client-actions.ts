import type { PresentUse } from '@/components/credentials/shut-out-notice'
import type { GrantOffer } from '@/components/credentials/form-offer'
import type { ActionState } from '@/components/ui/action-state'
import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import type { ApiClientView, RevealedSecret } from './api-client-view'

/** An API client as it is now, and what it can be granted now. */
export interface EditableClient {
  client: ApiClientView
  grantable: GrantOffer
}

/** What the server does for this area; each is a public endpoint that checks for itself. */
export interface ApiClientActions {
  create: (input: ApiClientForm & { submissionId: string }) => Promise<ActionState<RevealedSecret>>
  read: (input: { id: string }) => Promise<ActionState<EditableClient>>
  edit: (input: ApiClientForm & { id: string; version: number }) => Promise<ActionState<{ name: string }>>
  presentUse: (input: { id: string }) => Promise<ActionState<PresentUse>>
  resetSecret: (input: { id: string; version: number }) => Promise<ActionState<RevealedSecret>>
  disable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  enable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
