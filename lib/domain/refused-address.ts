/** An e-mail address that the mail server refused for good. */
export interface RefusedAddress {
  address: string
  /** On how many days that was about the address alone. */
  days: number
  /** The last of them, by its date in UTC; null when there was none yet. */
  lastDay: string | null
  /** The last refusal, whatever it was about. */
  refusedAt: Date
  reason: string
  /** Since then nothing is sent there; null: it is tried. */
  markedAt: Date | null
}

/** After so many days nothing is sent there any more. */
const daysUntilMarked = 3

/** So many addresses refused one after the other are the server's trouble, even right after it has accepted some. */
const mostInARow = 3

/** How the server treated others since a message was written. */
export interface TreatmentOfOthers {
  /** Whether it accepted any. */
  accepted: boolean
  /** How many other addresses it has refused since the last that it accepted. */
  refusedSince: number
}

/** Whether a refusal is about the address alone. Otherwise it is the server's trouble, or ours with it, and passes. */
export function isAboutAddress({ accepted, refusedSince }: TreatmentOfOthers): boolean {
  return accepted && refusedSince < mostInARow
}

/** What is known of an address after it was refused once more. */
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
