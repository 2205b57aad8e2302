import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles TypeScript source, which may import from server/, into a file that `node` runs. */
export async function bundle(name: string, contents: string): Promise<string> {
  // Inside node_modules, so that the packages left out of the bundle are found.
  const outfile = join(root, 'node_modules/.cache/keyturn', `${name}-${process.pid}.mjs`)
  await build({
    stdin: { contents, loader: 'ts', resolveDir: join(root, 'server') },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    packages: 'external',
    platform: 'node',
    outfile,
  })
  return outfile
}

/** A child process whose standard output is read line by line. */
export class Child {
  readonly #process: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>
  readonly #errors: string[] = []

  constructor(script: string, ...args: string[]) {
    this.#process = spawn(process.execPath, [script, ...args])
    this.#process.stderr.on('data', (chunk) => this.#errors.push(String(chunk)))
    this.#lines = createInterface(this.#process.stdout)[Symbol.asyncIterator]()
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  async line(): Promise<string> {
    const next = await this.#lines.next()
    if (next.done) throw new Error(`The process ended: ${this.#errors.join('')}`)
    return next.value
  }

  /** Kills the process and waits until it ends. Returns the lines that it had still written. */
  async kill(): Promise<string[]> {
    const rest: string[] = []
    const ended = this.#process.exitCode ?? this.#process.signalCode ?? once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    for (let next = await this.#lines.next(); !next.done; next = await this.#lines.next())
      rest.push(next.value)
    await ended
    return rest
  }
}
