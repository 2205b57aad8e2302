import { agentName } from '@/lib/domain/agent-name'
import type { Device } from '@/lib/domain/device'
import { mostNewBrowserNotices, newBrowserNotice, type NewBrowser } from '@/lib/domain/new-browser-notice'
import type { HalfSignedIn, Origin, Person } from '@/lib/domain/principal'
import type { Mint } from '@/lib/ports/mint'
import type { AlertRecipient, ComposeAccountNotice } from '@/lib/ports/notices'
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
  { signedIn }: Pick<Device, 'signedIn'>,
): Promise<Device> {
  const { epoch } = await store.devices.ownerOf(userId)
  return { id: mint.id(), userId, epoch, issuedAt: now.getTime(), signedIn }
}

/**
 * What every complete sign-in does, whatever was shown, before its session is complete. The browser is remembered from now on. If it was
 * not known, its person is told, unless this is their first sign-in.
 */
export async function signedInFrom(
  { composeAccountNotice, ...context }: Remembering & { composeAccountNotice: ComposeAccountNotice },
  userId: string,
  { address, agent, device }: Origin,
): Promise<Device> {
  const { store, now } = context
  const isKnown = device?.signedIn === true && (await store.devices.isKnown(userId, device))
  if (!isKnown && (await store.devices.hasSignedIn(userId))) {
    const from = { at: now, address, browser: agentName(agent) }
    await tell(store, { from, recipient: await store.devices.ownerOf(userId), composeAccountNotice })
  }
  return rememberBrowser(context, userId, { signedIn: true })
}

interface Telling {
  from: NewBrowser
  recipient: AlertRecipient
  composeAccountNotice: ComposeAccountNotice
}

/** Keeps the first notice that its person has not got today. */
async function tell(
  { notices }: TransactionStore,
  { from, recipient, composeAccountNotice }: Telling,
): Promise<void> {
  for (let nth = 1; nth <= mostNewBrowserNotices; nth++)
    if (await notices.keep(composeAccountNotice(newBrowserNotice(from, nth), recipient))) return
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
