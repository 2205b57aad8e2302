interface FairQueueOptions {
  /** How much may wait in one lane, and in all of them. */
  mostInLane: number
  most: number
}

/**
 * Work that waits in lanes, which take turns: a long lane only delays itself, and any other by one piece of work at most, the
 * one in hand included. Bounded: when it is full, the longest lane gives up its newest work for a shorter one.
 */
export function fairQueue<Work>({ mostInLane, most }: FairQueueOptions) {
  /** The lane whose turn it is comes first; none is empty. */
  const lanes = new Map<string, Work[]>()
  let size = 0
  /** The lane that had its turn last. */
  let served = ''

  function fullest(): Work[] {
    return [...lanes.values()].reduce((one, other) => (other.length > one.length ? other : one), [])
  }

  return {
    /** Whether there was room, and what had to leave for it. */
    push(lane: string, work: Work): { taken: boolean; dropped?: Work } {
      const waiting = lanes.get(lane) ?? []
      if (waiting.length >= mostInLane) return { taken: false }
      let dropped: Work | undefined
      if (size >= most) {
        const other = fullest()
        if (other.length <= waiting.length + 1) return { taken: false }
        dropped = other.pop()
        size -= 1
      }
      waiting.push(work)
      lanes.set(lane, waiting)
      size += 1
      return { taken: true, dropped }
    },

    /** Takes what has waited longest in the lane whose turn it is; undefined when nothing waits. */
    shift(): Work | undefined {
      const more = lanes.get(served)
      if (more) {
        // Behind the lanes that began while it had its turn.
        lanes.delete(served)
        lanes.set(served, more)
      }
      const [first] = lanes
      if (!first) return undefined
      const [lane, waiting] = first
      const work = waiting.shift()
      if (waiting.length === 0) lanes.delete(lane)
      served = lane
      size -= 1
      return work
    },
  }
}
