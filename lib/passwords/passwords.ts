import { Worker } from 'node:worker_threads'

/** To the worker: hash a password, or compare it with a hash. */
export interface Question {
  id: number
  password: string
  hash?: string
}

/** From the worker. */
export type Answer = { id: number; hash: string } | { id: number; matches: boolean }

// Of a random password that nobody kept: an unknown person takes as long as a known one.
const dummyHash = '$2b$12$g4iktHFefXe/g9DnPo3VWOeTj4JmLWAruEzPfIm4d/yvqyStTQ7yu'

/**
 * People's passwords by bcryptjs, in a worker thread.
 *
 * @param workerFile the built `worker.ts`
 */
export function openPasswords(workerFile: URL) {
  let worker: Worker | null = null
  let lastId = 0
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: unknown): void }>()

  /** Starts the worker at first use, and again should it ever die. */
  function start(): Worker {
    const started = new Worker(workerFile)
    // An idle worker must not keep the process alive.
    started.unref()
    started.on('message', (answer: Answer) => {
      waiting.get(answer.id)?.resolve(answer)
      waiting.delete(answer.id)
    })
    started.on('error', (error) => {
      worker = null
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    })
    return started
  }

  function ask(question: Omit<Question, 'id'>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      worker ??= start()
      worker.postMessage({ id, ...question })
    })
  }

  return {
    async hash(password: string): Promise<string> {
      const answer = await ask({ password })
      if ('hash' in answer) return answer.hash
      throw new Error('the password worker answered another question')
    },

    async matches(password: string, hash: string | null): Promise<boolean> {
      const answer = await ask({ password, hash: hash ?? dummyHash })
      return hash !== null && 'matches' in answer && answer.matches
    },
  }
}
