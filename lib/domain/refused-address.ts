/** An e-mail address that the mail server refused permanently. */
export interface RefusedAddress {
  address: string
  /** On how many days the refusal was about this address only. */
  days: number
  /** The last of these days, as a date in UTC; null if there was none yet. */
  lastDay: string | null
  /** The last refusal, whatever it was about. */
  refusedAt: Date
  reason: string
  /** Since when nothing is sent to it; null while it is still tried. */
  markedAt: Date | null
}

/** After this many days nothing is sent to the address any more. */
const daysUntilMarked = 3

/** If the server refuses this many addresses in a row, the problem is the server's, even if it has just accepted some. */
const mostInARow = 3

/** How the server treated others since a message was written. */
export interface TreatmentOfOthers {
  /** Whether it accepted any. */
  accepted: boolean
  /** How many other addresses it has refused since it last accepted one. */
  refusedSince: number
}

/** Whether a refusal is about this address only. Otherwise the problem is between the server and Keyturn, and temporary. */
export function isAboutAddress({ accepted, refusedSince }: TreatmentOfOthers): boolean {
  return accepted && refusedSince < mostInARow
}

/** The record of an address after another refusal. */
export function afterRefusal(
  before: RefusedAddress | null,
  refusal: { address: string; aboutAddress: boolean; reason: string; at: Date },
): RefusedAddress {
  const { aboutAddress, reason, at } = refusal
  const known = before ?? { address: refusal.address, days: 0, lastDay: null, markedAt: null }
  if (!aboutAddress) return { ...known, refusedAt: at, reason }
  const today = at.toISOString().slice(0, 10)
  const days = known.lastDay === today ? known.days : known.days + 1
  const markedAt = known.markedAt ?? (days >= daysUntilMarked ? at : null)
  return { ...known, days, lastDay: today, refusedAt: at, reason, markedAt }
}
