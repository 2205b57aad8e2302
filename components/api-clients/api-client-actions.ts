import type { PresentUse } from '@/components/credentials/shut-out-notice'
import type { ActionState } from '@/components/ui/action-state'
import type { ApiClientForm } from '@/lib/schemas/api-client'
import type { ApiClientView, RevealedSecret } from './api-client-view'

/** What the server does for this area; each is a public endpoint that checks for itself. */
export interface ApiClientActions {
  create: (input: ApiClientForm & { submissionId: string }) => Promise<ActionState<RevealedSecret>>
  read: (input: { id: string }) => Promise<ActionState<ApiClientView>>
  edit: (input: ApiClientForm & { id: string; version: number }) => Promise<ActionState<{ name: string }>>
  presentUse: (input: { id: string }) => Promise<ActionState<PresentUse>>
  resetSecret: (input: { id: string; version: number }) => Promise<ActionState<RevealedSecret>>
  disable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  enable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
