import type { ActionState } from '@/components/ui/action-state'
import type { ReplacementForm, ServiceApiKeyForm } from '@/lib/schemas/forms/service-api-key'
import type { RevealedKey } from './service-key-view'

/** What the server does for this area; each is a public endpoint that checks for itself. */
export interface ServiceKeyActions {
  create: (input: ServiceApiKeyForm & { submissionId: string }) => Promise<ActionState<RevealedKey>>
  replace: (
    input: ReplacementForm & { id: string; submissionId: string },
  ) => Promise<ActionState<RevealedKey>>
  disable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  enable: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  delete: (input: { id: string }) => Promise<ActionState<{ name: string }>>
}
