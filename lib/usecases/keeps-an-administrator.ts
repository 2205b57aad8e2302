import type { TransactionStore } from '@/lib/ports/store'

/** Whether someone who can sign in can still manage Keyturn without this person. Locks all cloud administrators. */
export async function keepsAnAdministrator(store: TransactionStore, withoutId: string): Promise<boolean> {
  const administrators = await store.people.lockAdministrators()
  // If the person is not one of them, nothing is lost.
  return !administrators.includes(withoutId) || administrators.length > 1
}
