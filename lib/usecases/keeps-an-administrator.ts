import type { TransactionStore } from '@/lib/ports/store'

/** Whether somebody who can sign in is left to manage Keyturn when this person no longer does. Locks all who do. */
export async function keepsAnAdministrator(store: TransactionStore, withoutId: string): Promise<boolean> {
  const administrators = await store.people.lockAdministrators()
  // Where the person is not one of them, nothing is taken away.
  return !administrators.includes(withoutId) || administrators.length > 1
}
