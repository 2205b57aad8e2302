import type { Device } from '@/lib/domain/device'
import type { HalfSignedIn, Person } from '@/lib/domain/principal'
import type { Mint } from '@/lib/ports/mint'
import type { TransactionStore } from '@/lib/ports/store'

interface Remembering {
  store: TransactionStore
  mint: Mint
  now: Date
}

/** What the browser of a person is to remember: that they have signed in there, or that they have used a one-time link. */
export async function rememberBrowser(
  { store, mint, now }: Remembering,
  userId: string,
  { signedIn = true } = {},
): Promise<Device> {
  const epoch = await store.devices.epochOf(userId)
  return { id: mint.id(), userId, epoch, issuedAt: now.getTime(), signedIn }
}

/**
 * The browser of someone who is about to be signed out everywhere else: it stays known if it was, with the failures that it had.
 * Otherwise a session alone would be enough for a new cookie, and with it for further guesses. It counts on the next epoch, and on no
 * later one.
 */
export async function stillKnown(
  store: TransactionStore,
  { id, device }: Person | HalfSignedIn,
): Promise<Device | null> {
  return device && (await store.devices.isKnown(id, device)) ? { ...device, epoch: device.epoch + 1 } : null
}
