import { availableParallelism, totalmem } from 'node:os'

const GIGABYTE = 2 ** 30

/** What the rest of a machine takes: a database, the runner itself. */
const OTHERS = GIGABYTE / 2

/**
 * How many processes of tests run at once: one more than there are cores, for each waits now and then, and no more than there
 * is memory for.
 */
export function workersOf(gigabytesOfEach) {
  // Zero, or beyond all memory: nobody constrains us.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity)
  const room = Math.floor((memory - OTHERS) / (gigabytesOfEach * GIGABYTE))
  return Math.max(1, Math.min(availableParallelism() + 1, room))
}
