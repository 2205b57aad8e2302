import { parentPort, workerData } from 'node:worker_threads'
import { compareSync, hashSync } from 'bcryptjs'
import type { Answer, Question, Settings } from './passwords'

const { cost } = workerData as Settings

/** Runs in a separate thread: bcryptjs takes a quarter of a second, while the main thread answers machines. */
parentPort?.on('message', ({ password, hash }: Question) => {
  const answer: Answer =
    hash === undefined ? { hash: hashSync(password, cost) } : { matches: compareSync(password, hash) }
  parentPort?.postMessage(answer)
})
