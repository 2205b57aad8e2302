import { GitProcess } from './git'
import { type BytePath } from './printable'
import { changesOf, type Repository } from './repository'

/** The commit that added a content to a repository, and the name it gave it. */
export interface Origin {
  commit: string
  path: BytePath
}

/**
 * For each id of a content, the earliest commit that has it. One that no commit has is left out.
 * Reads through all commits; nothing is kept but the answer.
 */
export async function originsOf(repository: Repository, wanted: Set<string>): Promise<Map<string, Origin>> {
  const origins = new Map<string, Origin>()
  // First what branches, tags, stashes and the reflog reach. Other commits may have lost their parents, and Git ends at those.
  for (const commits of [
    ['rev-list', '--all', '--reflog'],
    ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objecttype) %(objectname)'],
  ]) {
    if (origins.size < wanted.size) await search(repository, commits, wanted, origins)
  }
  return origins
}

async function search(
  { gitDir }: Repository,
  commits: string[],
  wanted: Set<string>,
  origins: Map<string, Origin>,
): Promise<void> {
  const list = new GitProcess(gitDir, commits)
  list.stdin.end()
  const diff = new GitProcess(gitDir, [
    'diff-tree',
    '--stdin',
    '-r',
    '-m',
    '--root',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
    '-z',
    '--format=%H %ct',
  ])
  const feeding = feed(list, diff)
  const times = new Map<string, number>()
  for await (const { commit, id, path } of changesOf(diff)) {
    if (!wanted.has(id)) continue
    const [hash = '', seconds = ''] = commit.trim().split(' ')
    const time = Number(seconds)
    if (time >= (times.get(id) ?? Infinity)) continue
    times.set(id, time)
    origins.set(id, { commit: hash, path })
  }
  // Without an answer, a content is named by its id.
  await Promise.all([diff.end(), list.end(), feeding])
}

/** Passes the ids of commits from one process to the other. */
async function feed(list: GitProcess, diff: GitProcess): Promise<void> {
  for await (const lines of list.lines()) {
    if (!diff.isRunning) break
    await diff.ask(lines.flatMap((line) => /^(?:commit )?([0-9a-f]+)$/.exec(line)?.[1] ?? []))
  }
  diff.stdin.end()
}
