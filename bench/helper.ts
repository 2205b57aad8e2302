import { fork, type ChildProcess } from 'node:child_process'
import { endProcess, profiling } from './child-process'

interface Surroundings {
  env?: Record<string, string>
  /** Folder for a CPU profile. */
  profile?: string | null
  /** The Node program. */
  node?: string
}

/** Runs a TypeScript file of bench/ in a child process, which answers one request at a time and ends with this process. */
export class Helper<Question extends object, Answer> {
  readonly #process: ChildProcess

  constructor(
    private readonly entry: string,
    { env = {}, profile = null, node = process.execPath }: Surroundings = {},
  ) {
    this.#process = fork('scripts/run-ts.mjs', [entry], {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      execArgv: profiling(profile),
      execPath: node,
    })
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** @throws if the process ends instead of answering */
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

/** Makes this process a helper: `work` answers each request, and an exception ends the process. */
export function answerQuestions(work: (question: never) => Promise<unknown>): void {
  process.on('message', (question) => {
    // The parent process and this one agree on the type.
    void work(question as never).then((answer) => process.send?.(answer))
  })
  process.on('disconnect', () => process.exit())
  process.on('SIGTERM', () => process.exit())
  // Ctrl-C reaches the whole process group, but the parent decides when this process ends.
  process.on('SIGINT', () => {})
}
