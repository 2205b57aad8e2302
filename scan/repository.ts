import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CannotScan } from './cannot-scan'
import { GitProcess, gitOutput, indexOfHook } from './git'
import { scanObjects } from './objects'
import type { Outcome } from './outcome'
import { bytePath, type BytePath, printablePath } from './printable'

/** A Git repository, as Git reads it. */
export interface Repository {
  path: BytePath
  /** The absolute path of its folder, or of the file that names it. */
  gitDir: string
  /** The folder with its objects, which work trees share. */
  commonDir: string
}

/** @throws CannotScan if Git cannot read it */
export async function openRepository(path: BytePath): Promise<Repository> {
  const text = Buffer.from(path, 'latin1').toString()
  if (bytePath(text) !== path) throw new CannotScan('Git can only read a repository whose path is UTF-8.')
  const gitDir = resolve(text)
  return { path, gitDir, commonDir: resolve('/', await gitOutput(gitDir, 'rev-parse', '--git-common-dir')) }
}

/** Scans every object of a repository: also those that no branch reaches any more, and all messages. */
export async function scanHistory(repository: Repository, outcome: Outcome): Promise<void> {
  for (const reason of await reasonsOfIncompleteness(repository))
    outcome.problem(`${printablePath(repository.path)}: ${reason}`)
  const list = new GitProcess(repository.gitDir, [
    'cat-file',
    '--batch-all-objects',
    '--unordered',
    '--batch-check=%(objectname)',
  ])
  list.stdin.end()
  await scanObjects(repository, list.lines(), outcome)
  const problem = await list.problem()
  if (problem) throw new CannotScan(`${problem}.`)
}

/** Why there may be history that is not on this machine, or that Git does not see. */
async function reasonsOfIncompleteness({ gitDir, commonDir }: Repository): Promise<string[]> {
  const reasons: string[] = []
  if ((await gitOutput(gitDir, 'rev-parse', '--is-shallow-repository')) === 'true')
    reasons.push(
      'This clone is shallow. Fetch its whole history (git fetch --unshallow), or scan without it: --no-history.',
    )
  const packs = filesIn(join(commonDir, 'objects', 'pack'))
  if (packs.some((name) => name.endsWith('.promisor')))
    reasons.push(
      'This clone is partial. Scan a clone without --filter, or scan without the history: --no-history.',
    )
  const indexes = new Set(packs.filter((name) => name.endsWith('.idx')))
  for (const pack of packs.filter((name) => name.endsWith('.pack')))
    if (!indexes.has(pack.replace(/\.pack$/, '.idx')))
      reasons.push(
        `${pack} has no index. Create it (git index-pack), or scan without the history: --no-history.`,
      )
  return reasons
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

/** What is about to be committed: the paths that differ from the last commit, by the id of their content. */
async function stagedPaths({ gitDir }: Repository): Promise<Map<string, BytePath>> {
  const index = indexOfHook(await gitOutput(gitDir, 'rev-parse', '--absolute-git-dir'))
  const head = new GitProcess(gitDir, ['rev-parse', '--quiet', '--verify', 'HEAD^{commit}'])
  head.stdin.end()
  for await (const _ of head.output());
  // Before the first commit, everything differs from nothing.
  const base =
    (await head.end()) === 0 ? 'HEAD' : await gitOutput(gitDir, 'hash-object', '-t', 'tree', '--stdin')
  const diff = new GitProcess(
    gitDir,
    ['diff-index', '--cached', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '-z', base],
    { index },
  )
  diff.stdin.end()
  const paths = new Map<string, BytePath>()
  for await (const { id, path } of changesOf(diff)) paths.set(id, path)
  const problem = await diff.problem()
  if (problem) throw new CannotScan(`${problem}.`)
  return paths
}

interface Change {
  /** What `diff-tree --format` says of the commit; empty for the index. */
  commit: string
  /** The id of the content. */
  id: string
  path: BytePath
}

const gitlink = '160000'

/** Reads the output of a raw diff with -z. */
export async function* changesOf(git: GitProcess): AsyncGenerator<Change> {
  let rest = ''
  let commit = ''
  let id: string | null = null
  for await (const piece of git.output()) {
    const fields = (rest + piece.toString('latin1')).split('\0')
    rest = fields.pop() ?? ''
    for (const field of fields) {
      if (id !== null) {
        if (id !== '') yield { commit, id, path: field }
        id = null
        continue
      }
      const raw = /^\n?:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) /.exec(field)
      if (!raw) commit = field
      // Nothing is left of what was deleted, and a submodule's commit is in another repository.
      else id = raw[1] === gitlink || /^0+$/.test(raw[2] ?? '') ? '' : (raw[2] ?? '')
    }
  }
}

/** Scans what is about to be committed. */
export async function scanStaged(repository: Repository, outcome: Outcome): Promise<Map<string, BytePath>> {
  const paths = await stagedPaths(repository)
  await scanObjects(repository, ids(paths), outcome)
  return paths
}

async function* ids(paths: Map<string, BytePath>): AsyncGenerator<string[], void> {
  yield [...paths.keys()]
}
