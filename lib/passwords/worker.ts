import { parentPort } from 'node:worker_threads'
import { compareSync, hashSync } from 'bcryptjs'
import type { Answer, Question } from './passwords'

const cost = 12

/** Runs in a thread of its own: bcryptjs takes a quarter of a second, in which the main thread answers machines. */
parentPort?.on('message', ({ id, password, hash }: Question) => {
  const answer: Answer =
    hash === undefined ? { id, hash: hashSync(password, cost) } : { id, matches: compareSync(password, hash) }
  parentPort?.postMessage(answer)
})
