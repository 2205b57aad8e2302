import { lately } from '@/lib/domain/holding'
import type { HoldersAsked } from '@/lib/ports/catalogue'

const mostNamed = 10

/** Which holders a question before a change names, and from when on their use counts as late. */
export function holdersAsked(now: Date): HoldersAsked {
  return { since: new Date(now.getTime() - lately), most: mostNamed }
}
