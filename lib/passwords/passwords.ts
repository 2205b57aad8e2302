import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '@/lib/domain/failure'
import { commonPassword, type NewPassword } from '@/lib/domain/password'
import type { Turn } from '@/lib/domain/source'
import { twoQueues } from './two-queues'

/** The settings that the worker gets when it starts. */
export interface Settings {
  cost: number
}

/** A message to the worker: hash a password unless a guess is common, or compare it with a hash. */
export type Question = { password: string; guesses: readonly string[] } | { password: string; hash: string }

/** A message from the worker. */
export type Answer = { hash: string } | { common: true } | { matches: boolean }

interface Job {
  question: Question
  settle(answer: Result<Answer>): void
  reject(error: unknown): void
}

/** bcrypt's cost for people's passwords, except in tests: a quarter of a second per guess. */
export const passwordCost = 12

/** The hash of a random, forgotten password: checking an unknown person takes as long as a known one. */
const dummyHash = (cost: number) =>
  `$2b$${String(cost).padStart(2, '0')}$g4iktHFefXe/g9DnPo3VWOeTj4JmLWAruEzPfIm4d/yvqyStTQ7yu`

// At a quarter of a second per password, nobody waits longer than ten seconds, or twice that if both queues are full.
const waiting = { mostInLane: 10, most: 40 }
/** Seconds after which a full queue has room again. */
const roomAfter = 5

/**
 * Hashes people's passwords with bcryptjs in a worker thread, one at a time. Callers take turns; a caller with too much
 * work is refused for a while.
 *
 * @param workerFile the built `worker.ts`
 * @param cost bcrypt's cost for new hashes
 */
export function openPasswords(workerFile: URL, cost: number) {
  const queue = twoQueues<Job>(waiting)
  let worker: Worker | null = null
  let job: Job | undefined

  /** Starts the worker at first use, and again if it crashes. */
  function start(): Worker {
    const started = new Worker(workerFile, { workerData: { cost } satisfies Settings })
    // An idle worker must not keep the process alive.
    started.unref()
    started.on('message', (answer: Answer) => {
      job?.settle(ok(answer))
      next()
    })
    started.on('error', (error) => {
      worker = null
      job?.reject(error)
      next()
    })
    return started
  }

  function next(): void {
    job = queue.shift()
    if (!job) return
    worker ??= start()
    worker.postMessage(job.question)
  }

  function ask(turn: Turn, question: Question): Promise<Result<Answer>> {
    return new Promise((settle, reject) => {
      const { taken, dropped } = queue.push(turn, { question, settle, reject })
      const refused = fail<Answer>({ kind: 'throttled', retryAfter: roomAfter })
      dropped?.settle(refused)
      if (!taken) settle(refused)
      else if (!job) next()
    })
  }

  return {
    async hash(password: NewPassword, turn: Turn): Promise<Result<string>> {
      const answer = await ask(turn, { password: password.reveal(), guesses: password.guesses })
      if (!answer.ok) return answer
      if ('common' in answer.value) return fail(commonPassword)
      if ('hash' in answer.value) return ok(answer.value.hash)
      throw new Error('the password worker sent the wrong kind of answer')
    },

    async matches(password: string, hash: string | null, turn: Turn): Promise<Result<boolean>> {
      const answer = await ask(turn, { password, hash: hash ?? dummyHash(cost) })
      if (!answer.ok) return answer
      return ok(hash !== null && 'matches' in answer.value && answer.value.matches)
    },
  }
}
