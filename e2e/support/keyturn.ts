import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './bundle'
import { administrator } from './people'
import type { Answer, Order, Outcome, Question, UseCaseName } from './use-case-channel'
import type { UseCases } from '@/lib/usecases'

/** A line of the server's log. */
export interface LogLine {
  level: number
  msg: string
}

const errorLevel = 50

/** A Keyturn server in its own process. */
export class Keyturn {
  readonly log: LogLine[] = []
  /** Everything that it printed, to search for what must not be in it. */
  printed = ''
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
  readonly #process: ChildProcess
  #minutesAhead = 0
  readonly #waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>()
  #lastId = 0

  private constructor(
    entry: string,
    readonly url: string,
    readonly environment: Record<string, string>,
    checkout: string,
  ) {
    this.#process = fork(entry, [], {
      cwd: checkout,
      // Only the variables of the test, so that the developer's own settings do not affect it.
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: new URL(url).port,
        PUBLIC_URL: url,
        LOG_LEVEL: 'info',
        ...environment,
      },
      execArgv: ['--enable-source-maps'],
      serialization: 'advanced',
      silent: true,
    })
    this.#process.on('message', (answer: Answer) => this.#receive(answer))
    this.#process.stderr?.on('data', (text) => (this.printed += String(text)))
    this.ended = once(this.#process, 'close').then(([code, signal]) => {
      const gone = new Error('the server has ended')
      for (const { reject } of this.#waiting.values()) reject(gone)
      this.#waiting.clear()
      return (code ?? signal) as number | NodeJS.Signals
    })
    process.once('exit', this.#killNow)
    void this.ended.then(() => process.off('exit', this.#killNow))
  }

  readonly #killNow = () => void this.#process.kill('SIGKILL')

  /**
   * Starts a server and waits until it listens, on a free port or on that of a stopped server. It serves the console that was built
   * in this checkout, or in another.
   */
  static async start(
    entry: string,
    environment: Record<string, string>,
    url?: string,
    checkout?: string,
  ): Promise<Keyturn> {
    const server = await Keyturn.launch(entry, environment, url, checkout)
    if (!(await server.isReady())) throw new Error(`the server did not start:\n${server.printed}`)
    return server
  }

  /** Starts a server that may fail to start. */
  static async launch(
    entry: string,
    environment: Record<string, string>,
    url?: string,
    checkout = root,
  ): Promise<Keyturn> {
    return new Keyturn(entry, url ?? `http://localhost:${await freePort()}`, environment, checkout)
  }

  /** Waits until it listens. Returns false if it ended before. */
  async isReady(): Promise<boolean> {
    const { stdout } = this.#process
    if (!stdout) throw new Error('the server has no standard output')
    return new Promise((resolve) => {
      createInterface(stdout).on('line', (line) => {
        this.printed += `${line}\n`
        if (!line.startsWith('{')) return
        const entry = JSON.parse(line) as LogLine
        this.log.push(entry)
        if (entry.msg.startsWith('Keyturn is ready')) resolve(true)
      })
      void this.ended.then(() => resolve(false))
    })
  }

  /** The set-up link, as it was printed. */
  get setupLink(): string {
    return /^Set up the first administrator: (\S+)$/m.exec(this.printed)?.[1] ?? ''
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  /** The errors that it logged: failed pages and failed work. */
  get errors(): LogLine[] {
    return this.log.filter((line) => line.level >= errorLevel)
  }

  /** The errors that a test caused on purpose. They are forgotten: any other fails the test. */
  takeErrors(): LogLine[] {
    const { errors } = this
    for (const line of errors) this.log.splice(this.log.indexOf(line), 1)
    return errors
  }

  /** Calls a use-case in the server as the first administrator. */
  async call<Name extends UseCaseName>(
    useCase: Name,
    input: Parameters<UseCases[Name]>[1],
  ): Promise<Outcome<Name>> {
    const question: Question = { id: ++this.#lastId, useCase, input }
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.id, { resolve, reject })
      this.#process.send(
        question,
        (error) => error && this.#receive({ id: question.id, error: error.message }),
      )
    })
  }

  /** Moves the server's clock forward by this many minutes. */
  passMinutes(minutes: number): void {
    this.#minutesAhead += minutes
    this.#order({ passTime: minutes * 60_000 })
  }

  /** The time of its clock, in milliseconds. */
  now(): number {
    return Date.now() + this.#minutesAhead * 60_000
  }

  /** Resets its clock. */
  setClock(): void {
    if (this.#minutesAhead !== 0) this.passMinutes(-this.#minutesAhead)
  }

  /** Runs its recurring work immediately: digests, and mail that is due. */
  doRecurringWork(): void {
    this.#order('run recurring work')
  }

  /** Makes the next call of a use-case fail, as a bug would. */
  failNext(useCase: UseCaseName): void {
    this.#order({ failNext: useCase })
  }

  #order(order: Order): void {
    this.#process.send(order)
  }

  #receive(answer: Answer): void {
    const asked = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('error' in answer) asked?.reject(new Error(answer.error))
    else asked?.resolve(answer.result as never)
  }

  /** Asks it to stop, as a supervisor does, and waits. Returns the exit code. */
  stop(): Promise<number | NodeJS.Signals> {
    this.#process.kill('SIGTERM')
    return this.ended
  }

  /** Kills it, as a power cut would. */
  kill(): Promise<number | NodeJS.Signals> {
    this.#process.kill('SIGKILL')
    return this.ended
  }
}

/** The environment of a server that stores everything in a folder and has its first administrator. */
export function withAdministrator(dataDir: string): Record<string, string> & { DATA_DIR: string } {
  return { DATA_DIR: dataDir, ADMIN_EMAIL: administrator.email, ADMIN_PASSWORD: administrator.password }
}

/** Provides a temporary folder, and removes it afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-e2e-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
