import type { Failure } from '@/lib/domain/failure'
import type { TransactionStore } from '@/lib/ports/store'

/**
 * Why a person cannot be given a credential or a service user; null if they can. A disabled person keeps what they own, even if
 * it is replaced, but does not become the owner of anything else.
 */
export async function ownerRefusal(
  store: TransactionStore,
  ownerId: string | null | undefined,
  currentOwnerId: string | undefined,
): Promise<Failure | null> {
  if (ownerId === null || ownerId === undefined || ownerId === currentOwnerId) return null
  const person = await store.people.holdOwner(ownerId)
  const at = (message: string): Failure => ({ kind: 'invalid_input', fields: { ownerId: message } })
  if (!person) return at('This person no longer exists.')
  return person.isDisabled ? at(`“${person.name}” is disabled. Choose another owner.`) : null
}
