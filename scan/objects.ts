import { ByteSearch } from './bytes'
import { GitProcess } from './git'
import type { Outcome } from './outcome'
import { type BytePath, printable, printablePath } from './printable'

/** Git ends at each object that it cannot read, and is started again for the others. */
const mostStarts = 1_000

/** Scans objects of a repository, each as a whole, with one Git process. */
export async function scanObjects(
  repository: { path: BytePath; gitDir: string },
  ids: AsyncIterator<string[], void>,
  outcome: Outcome,
): Promise<void> {
  let left: string[] = []
  for (let starts = 0; starts < mostStarts; starts++) {
    const git = new GitProcess(repository.gitDir, ['cat-file', '--batch'])
    // Asked for and not yet answered. Git answers in order.
    const asked: string[] = left
    const asking = ask(git, asked, ids)
    const answers = new Answers(asked, repository.path, outcome)
    for await (const piece of git.output()) answers.take(piece)
    const problem = await git.problem()
    await asking
    if (asked.length === 0) {
      if (problem) outcome.problem(`${printablePath(repository.path)}: ${printable(problem)}.`)
      return
    }
    const [broken, ...others] = asked
    const reason = printable(problem ?? 'Git ended without an answer')
    outcome.problem(`${printablePath(repository.path)}: object ${broken} could not be read. ${reason}.`)
    left = others
  }
  outcome.problem(
    `${printablePath(repository.path)}: too many objects could not be read. The rest was left out.`,
  )
}

/** Asks for what is left of an earlier process, then for what comes. */
async function ask(git: GitProcess, asked: string[], ids: AsyncIterator<string[], void>): Promise<void> {
  await git.ask(asked)
  while (git.isRunning) {
    const next = await ids.next()
    if (next.done) break
    asked.push(...next.value)
    await git.ask(next.value)
  }
  git.stdin.end()
}

/** Reads the output of `git cat-file --batch`: for each object a line with its id, type and size, then its content. */
class Answers {
  readonly #asked: string[]
  readonly #repository: BytePath
  readonly #outcome: Outcome
  #header = ''
  #search: ByteSearch | null = null
  /** The rest of the content, with the line break after it. */
  #left = 0

  constructor(asked: string[], repository: BytePath, outcome: Outcome) {
    this.#asked = asked
    this.#repository = repository
    this.#outcome = outcome
  }

  take(chunk: Buffer): void {
    for (let at = 0; at < chunk.length;)
      at = this.#search ? this.#takeContent(chunk, at) : this.#takeHeader(chunk, at)
  }

  #takeHeader(chunk: Buffer, from: number): number {
    const end = chunk.indexOf(10, from)
    this.#header += chunk.toString('latin1', from, end < 0 ? chunk.length : end)
    if (end < 0) return chunk.length
    const [id = '', type = '', size = ''] = this.#header.split(' ')
    this.#header = ''
    if (size === '') {
      this.#asked.shift()
      this.#outcome.problem(
        `${printablePath(this.#repository)}: object ${id} could not be read: ${printable(type)}.`,
      )
      return end + 1
    }
    this.#left = Number(size) + 1
    this.#search = new ByteSearch(({ secret, line }) =>
      this.#outcome.found(secret, {
        in: 'object',
        repository: this.#repository,
        type,
        id,
        line,
      }),
    )
    this.#outcome.objects++
    if (type === 'commit') this.#outcome.commits++
    return end + 1
  }

  #takeContent(chunk: Buffer, from: number): number {
    const to = Math.min(chunk.length, from + this.#left)
    this.#left -= to - from
    const content = chunk.subarray(from, this.#left === 0 ? to - 1 : to)
    this.#search?.push(content)
    this.#outcome.bytes += content.length
    if (this.#left === 0) {
      this.#search?.end()
      this.#search = null
      this.#asked.shift()
    }
    return to
  }
}
