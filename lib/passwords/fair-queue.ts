interface FairQueueOptions {
  /** So many of one lane may wait, and so many of all lanes. */
  mostInLane: number
  most: number
}

/**
 * Work that waits in lanes, which take turns: who has much to do waits for themselves, and nobody else for more than one
 * piece of theirs, that in hand included. Bounded. Where there is no room, the fullest lane makes some for one with less.
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
        // Behind whoever came while it had its turn.
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
