import { lately } from '@/lib/domain/holding'
import type { HoldersAsked } from '@/lib/ports/catalogue'

const mostNamed = 10

/** How many holders a question before a change names, and since when use counts as recent. */
export function holdersAsked(now: Date): HoldersAsked {
  return { since: new Date(now.getTime() - lately), most: mostNamed }
}
