import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { CannotScan } from './cannot-scan'

/** Overrides what the configuration of a repository could make Git run, and what could make it hold much in memory. */
const settings = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.bigFileThreshold', '8m'],
  ['core.deltaBaseCacheLimit', '32m'],
  ['core.packedGitWindowSize', '16m'],
  ['core.packedGitLimit', '128m'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`])

/**
 * The environment without what a hook, or the person who runs the command, points Git at, such as GIT_DIR. The settings of that
 * person stay. Git fetches nothing: it would run programs that the repository names.
 */
function environment(index: string | null): NodeJS.ProcessEnv {
  const kept = { ...process.env }
  for (const name of Object.keys(kept))
    if (name.startsWith('GIT_') && !name.startsWith('GIT_CONFIG')) delete kept[name]
  return {
    ...kept,
    ...(index === null ? {} : { GIT_INDEX_FILE: index }),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
}

/** The index in which Git prepares a commit of this repository while its hook runs; null outside such a hook. */
export function indexOfHook(gitDir: string): string | null {
  const { GIT_INDEX_FILE } = process.env
  if (!GIT_INDEX_FILE) return null
  const index = resolve(GIT_INDEX_FILE)
  return existsSync(index) && realpathSync(dirname(index)) === realpathSync(gitDir) ? index : null
}

/** What Git wrote to its error output, without end: only the beginning is kept. */
const mostErrorOutput = 8_192

/** Milliseconds after which Git counts as stuck. It needs less for the largest object. */
const longestSilence = 60_000

/** A running Git command that only reads. */
export class GitProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>
  readonly #ended: Promise<number>
  #errors = ''
  #isStuck = false

  /**
   * @param gitDir the absolute path of a repository, or of a file that names it
   * @param index instead of the repository's own
   */
  constructor(gitDir: string, args: string[], { index = null }: { index?: string | null } = {}) {
    const all = ['--no-pager', '--no-replace-objects', `--git-dir=${gitDir}`, ...settings, ...args]
    // Not in the folder of the repository: a relative entry of PATH would run what is in it.
    this.#child = spawn('git', all, { cwd: '/', env: environment(index), stdio: ['pipe', 'pipe', 'pipe'] })
    // It may end before it has read everything. Its exit code says why.
    this.#child.stdin.on('error', () => {})
    this.#child.stderr.on('data', (chunk: Buffer) => {
      if (this.#errors.length < mostErrorOutput) this.#errors += chunk.toString()
    })
    this.#ended = this.#start()
    // `end` reports it.
    this.#ended.catch(() => {})
  }

  async #start(): Promise<number> {
    try {
      const [code] = (await once(this.#child, 'close')) as [number | null]
      return code ?? 1
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw new CannotScan(
        code === 'ENOENT'
          ? 'Git was not found. Install it, or scan without the history: --no-history.'
          : `Git could not be started: ${code}.`,
      )
    }
  }

  get stdin(): Writable {
    return this.#child.stdin
  }

  /** The output in pieces, as it comes. A pipe in place of a file of the repository would make Git wait for ever: it is stopped. */
  async *output(): AsyncGenerator<Buffer, void> {
    const pieces = this.#child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>
    try {
      for (;;) {
        const silence = setTimeout(() => this.#stop(), longestSilence)
        const { done, value } = await pieces.next().finally(() => clearTimeout(silence))
        if (done) return
        yield value
      }
    } finally {
      await pieces.return?.()
    }
  }

  #stop(): void {
    this.#isStuck = true
    this.#child.kill('SIGKILL')
  }

  /** The lines of the output, those of a piece together. */
  async *lines(): AsyncGenerator<string[], void> {
    let rest = ''
    for await (const piece of this.output()) {
      const lines = (rest + String(piece)).split('\n')
      rest = lines.pop() ?? ''
      if (lines.length > 0) yield lines
    }
  }

  /** Writes ids, and waits until Git takes more or has ended. */
  async ask(ids: string[]): Promise<void> {
    if (ids.length === 0 || this.#child.stdin.write(`${ids.join('\n')}\n`)) return
    await Promise.race([
      new Promise((taken) => this.#child.stdin.once('drain', taken)),
      this.#ended.catch(() => {}),
    ])
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && !this.#child.stdin.destroyed
  }

  /** What went wrong; null if nothing did. Git goes on after some errors, and ends as if there were none. */
  async problem(): Promise<string | null> {
    const code = await this.#ended
    if (this.#isStuck) return `Git did not answer for ${longestSilence / 1_000} seconds`
    const error = /^(?:error|fatal): (.*)/m.exec(this.#errors)?.[1]
    if (error) return `Git says: ${error}`
    return code === 0 ? null : `Git ended with exit code ${code}`
  }

  /** Waits until the process has ended and everything was read. Returns its exit code. */
  end(): Promise<number> {
    return this.#ended
  }
}

/** What a short Git command prints, without the last line break. */
export async function gitOutput(gitDir: string, ...args: string[]): Promise<string> {
  const git = new GitProcess(gitDir, args)
  git.stdin.end()
  let output = ''
  for await (const piece of git.output()) output += String(piece)
  if ((await git.end()) !== 0) throw new CannotScan(`${await git.problem()}.`)
  return output.replace(/\n$/, '')
}
