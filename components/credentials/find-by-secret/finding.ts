import type { ActionState } from '@/components/ui/action-state'
import type { ActedOn, Revealed, SecretView } from '../credential-view'
import type { CredentialKind, CredentialState } from '@/lib/domain/credential'
import type { MachineSecret } from '@/lib/domain/secret-form'

// What the browser receives about a pasted secret: times as ISO 8601, never the secret.

/** What a pasted text turned out to be. */
export type Finding =
  | { kind: 'not_a_secret' }
  | { kind: 'one_time_link' }
  | { kind: 'typing_error'; of: MachineSecret }
  | { kind: 'unknown'; of: MachineSecret }
  | { kind: 'found'; found: FoundCredential }

/** A secret with its credential, as they were when the secret was found. */
export interface FoundCredential {
  kind: CredentialKind
  /** For the actions; null if the credential has been deleted. */
  acted: ActedOn<'api_client'> | ActedOn<'service_api_key'> | null
  id: string
  name: string
  clientId: string | null
  serviceUserName: string | null
  state: CredentialState | 'deleted'
  expiresAt: string | null
  secret: Pick<
    SecretView,
    'id' | 'hint' | 'createdAt' | 'retiresAt' | 'quietHours' | 'lastUsedAt' | 'lastUsedFrom'
  >
  /** Since when nothing accepts it, for good. */
  endedAt: string | null
  reportedAt: string | null
  /** Whether the credential has no other live secret. */
  isLast: boolean
  now: string
}

export interface ReportInput {
  id: string
  secretId: string
  source: string
  ends: boolean
}

/** What a report came to. */
export interface Reported {
  name: string
  ended: boolean
  disabled: boolean
  at: string
}

type OnOne = (input: { id: string }) => Promise<ActionState<{ name: string }>>

/** The server actions of the search. Each is a public endpoint with its own checks. */
export interface FinderActions {
  find: (input: { text: string }) => Promise<ActionState<Finding>>
  report: Record<CredentialKind, (input: ReportInput) => Promise<ActionState<Reported>>>
  disable: Record<CredentialKind, OnOne>
  resetSecret: (input: { id: string; version: number }) => Promise<ActionState<Revealed['api_client']>>
}
