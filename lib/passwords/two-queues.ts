import type { Turn } from '@/lib/domain/source'
import { fairQueue } from './fair-queue'

/**
 * Two fair queues that take turns: one for those whom we know and one for strangers. However many lanes strangers fill, someone
 * whom we know waits for one of their tasks at most, and the one in progress.
 */
export function twoQueues<Work>(options: Parameters<typeof fairQueue>[0]) {
  const [known, strangers] = [fairQueue<Work>(options), fairQueue<Work>(options)]
  let next = known
  return {
    push: ({ lane, isKnown }: Turn, work: Work) => (isKnown ? known : strangers).push(lane, work),

    /** Takes the task whose turn it is; undefined if nothing waits. */
    shift(): Work | undefined {
      const other = next === known ? strangers : known
      const work = next.shift()
      if (work === undefined) return other.shift()
      next = other
      return work
    },
  }
}
