import type { ActionState } from '@/components/ui/action-state'
import type { CredentialKind, CredentialState } from '@/lib/domain/credential'

/** What the server finds for a text, each with the address that opens it. */
export interface Found {
  credentials: {
    kind: CredentialKind
    id: string
    name: string
    /** The text by which it was found, or which tells it from others with the same name. */
    foundBy: string
    /** Whether that is its client ID. */
    isClientId: boolean
    state: CredentialState
    href: string
  }[]
  people: { id: string; name: string; email: string; href: string }[]
  refusal: { reference: string; sentence: string; href: string } | null
}

/** Finds what a text may mean. Never called with a secret. */
export type FindAnything = (input: { text: string }) => Promise<ActionState<Found>>
