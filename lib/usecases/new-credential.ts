import type { Failure } from '@/lib/domain/failure'
import { personIdOf, type Person, type Program } from '@/lib/domain/principal'
import type { PlainSecret } from '@/lib/domain/secret'
import type { NewCredential } from '@/lib/ports/credentials'
import type { Mint } from '@/lib/ports/mint'
import type { TransactionStore } from '@/lib/ports/store'

interface Making {
  actor: Person | Program
  input: { submissionId: string }
  mint: Mint
  now: Date
}

/** The owner of a new credential: the chosen person, or whoever creates it. */
export function ownerOf(actor: Person | Program, { ownerId }: { ownerId?: string | null | undefined }) {
  return ownerId === undefined ? personIdOf(actor) : ownerId
}

/** What a new credential of either kind has besides its fields. */
export function newCredential({ actor, input, mint, now }: Making, secret: PlainSecret) {
  return {
    id: mint.id(),
    submissionId: input.submissionId,
    createdById: personIdOf(actor),
    createdAt: now,
    secret: { id: mint.id(), secret, createdAt: now },
  } satisfies Partial<NewCredential>
}

/** Returns the credential of either kind that the same form created before, as the failure; null if there is none. */
export async function alreadySubmitted(
  store: TransactionStore,
  submissionId: string,
): Promise<Failure | null> {
  const credential = await store.apiClients.findBySubmission(submissionId)
  return credential && { kind: 'already_submitted', credential }
}
