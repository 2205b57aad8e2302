import { parentPort, workerData } from 'node:worker_threads'
import { compareSync, hashSync } from 'bcryptjs'
import { isCommon } from './common-passwords'
import type { Answer, Question, Settings } from './passwords'

const { cost } = workerData as Settings

async function answerTo(question: Question): Promise<Answer> {
  if ('hash' in question) return { matches: compareSync(question.password, question.hash) }
  if (await isCommon(question.guesses)) return { common: true }
  return { hash: hashSync(question.password, cost) }
}

/** Runs in a separate thread: bcryptjs takes a quarter of a second, while the main thread answers machines. */
parentPort?.on('message', (question: Question) => {
  // If it fails, the thread ends, and the one who asked gets the error.
  void answerTo(question).then((answer) => parentPort?.postMessage(answer))
})
