interface FairQueueOptions {
  /** How much may wait in one lane, and in all of them. */
  mostInLane: number
  most: number
}

/**
 * A queue of lanes that take turns. A long lane delays mostly itself, and any other lane by one task at most, including the
 * current one. It is bounded: when it is full, the longest lane drops its newest task in favour of a shorter lane.
 */
export function fairQueue<Work>({ mostInLane, most }: FairQueueOptions) {
  /** The lane whose turn it is comes first. No lane is empty. */
  const lanes = new Map<string, Work[]>()
  let size = 0
  /** The lane that had the previous turn. */
  let served = ''

  function fullest(): Work[] {
    return [...lanes.values()].reduce((one, other) => (other.length > one.length ? other : one), [])
  }

  return {
    /** Whether there was room, and which task was dropped for it. */
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

    /** Takes the oldest task of the lane whose turn it is; undefined if nothing waits. */
    shift(): Work | undefined {
      const more = lanes.get(served)
      if (more) {
        // It goes behind the lanes that began during its turn.
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
