import { fork, type ChildProcess } from 'node:child_process'
import { endProcess, profiling } from './child-process'

interface Surroundings {
  env?: Record<string, string>
  /** Folder for a CPU profile. */
  profile?: string | null
}

/** A TypeScript file of bench/ in a process of its own, which answers one question at a time and ends with ours. */
export class Helper<Question extends object, Answer> {
  readonly #process: ChildProcess

  constructor(
    private readonly entry: string,
    { env = {}, profile = null }: Surroundings = {},
  ) {
    this.#process = fork('scripts/run-ts.mjs', [entry], {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      execArgv: profiling(profile),
    })
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** @throws when the process ends instead of answering */
  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`${this.entry} ended without an answer`))
      this.#process.once('exit', ended)
      this.#process.once('message', (answer) => {
        this.#process.off('exit', ended)
        resolve(answer as Answer)
      })
      this.#process.send(question)
    })
  }

  stop(): Promise<void> {
    return endProcess(this.#process)
  }
}

/** Makes this process a helper: `work` answers each question; what it throws ends the process. */
export function answerQuestions(work: (question: never) => Promise<unknown>): void {
  process.on('message', (question) => {
    // What is asked is agreed with whoever starts us.
    void work(question as never).then((answer) => process.send?.(answer))
  })
  process.on('disconnect', () => process.exit())
  process.on('SIGTERM', () => process.exit())
  // Ctrl-C reaches the whole group; who started us decides when we end.
  process.on('SIGINT', () => {})
}
