import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotScan } from './cannot-scan'
import { originsOf } from './commits'
import { isGitFolder, scanFiles } from './files'
import type { Names } from './lines'
import type { Outcome } from './outcome'
import { bytePath, type BytePath, printable, printablePath } from './printable'
import { openRepository, type Repository, scanHistory, scanStaged } from './repository'

/** Scans paths, and what the repositories in them have kept. Returns names for the objects in which it found something. */
export async function scanPaths(
  paths: string[],
  { history }: { history: boolean },
  outcome: Outcome,
): Promise<Map<BytePath, Names>> {
  const found = paths.map(checkedPath).flatMap((path) => scanFiles(path, outcome))
  const names = new Map<BytePath, Names>()
  if (!history) {
    for (const _ of found) outcome.skip('Git repository')
    return names
  }
  const read = new Set<string>()
  for (const path of found) {
    await reportingProblems(path, outcome, async () => {
      const repository = await openRepository(path)
      const objects = realpathSync(repository.commonDir)
      if (read.has(objects)) return
      read.add(objects)
      outcome.repositories++
      await scanHistory(repository, outcome)
      names.set(path, { origins: await originsIn(repository, outcome), staged: new Map() })
    })
  }
  return names
}

/** Scans what is about to be committed to the repositories that paths are in. */
export async function scanStagedIn(paths: string[], outcome: Outcome): Promise<Map<BytePath, Names>> {
  const names = new Map<BytePath, Names>()
  for (const path of new Set(paths.map((each) => repositoryAround(each)))) {
    await reportingProblems(path, outcome, async () => {
      outcome.repositories++
      names.set(path, { origins: new Map(), staged: await scanStaged(await openRepository(path), outcome) })
    })
  }
  return names
}

/** One repository that cannot be read does not keep the others from being read. */
async function reportingProblems(path: BytePath, outcome: Outcome, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    outcome.problem(`${printablePath(path)}: ${printable((error as Error).message)}`)
  }
}

async function originsIn(repository: Repository, outcome: Outcome) {
  const wanted = outcome.findings
    .flatMap(({ places }) => places)
    .flatMap((place) => (place.in === 'object' && place.repository === repository.path ? place.id : []))
  return originsOf(repository, new Set(wanted))
}

/** A path as the command was given it. It may be a link itself. */
function checkedPath(text: string): BytePath {
  const status = statusOf(text)
  if (!status.isFile() && !status.isDirectory())
    throw new CannotScan(`${printable(text)} is neither a file nor a folder.`)
  return bytePath(lstatSync(text).isSymbolicLink() ? realpathSync(text) : text)
}

function statusOf(text: string) {
  try {
    return statSync(text)
  } catch (error) {
    throw new CannotScan(`${printable(text)} cannot be read: ${(error as NodeJS.ErrnoException).code}.`)
  }
}

/** The repository in whose work tree a path is. */
function repositoryAround(text: string): BytePath {
  statusOf(text)
  const start = realpathSync(resolve(text))
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return bytePath(join(folder, '.git'))
    if (isGitFolder(bytePath(folder)) || folder === dirname(folder))
      throw new CannotScan(`${printable(text)} is not in the work tree of a Git repository.`)
  }
}
