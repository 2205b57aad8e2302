import { availableParallelism, totalmem } from 'node:os'

const GIGABYTE = 2 ** 30

/** Memory for everything else: a database and the test runner itself. */
const OTHERS = GIGABYTE / 2

/**
 * How many test processes run at once: one more than the number of cores, because each waits at times, but no more than fit
 * into memory.
 */
export function workersOf(gigabytesOfEach) {
  // Zero, or more than the machine has, means no limit.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity)
  const room = Math.floor((memory - OTHERS) / (gigabytesOfEach * GIGABYTE))
  return Math.max(1, Math.min(availableParallelism() + 1, room))
}
