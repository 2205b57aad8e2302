import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  readSync,
  type Dirent,
} from 'node:fs'
import { ByteSearch } from './bytes'
import type { Outcome } from './outcome'
import { type BytePath, printablePath } from './printable'

const chunk = Buffer.allocUnsafe(256 * 1024)

/** Never waits for a pipe, and never follows a link, even if it took the place of a file a moment ago. */
const openFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW

const bytesOf = (path: BytePath) => Buffer.from(path, 'latin1')
const inFolder = (folder: BytePath, name: BytePath) => {
  if (folder === '.') return name
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`
}

/**
 * Scans a file, or all files in a folder. Does not follow links.
 * @returns the Git repositories in it, whose folders it leaves alone
 */
export function scanFiles(path: BytePath, outcome: Outcome): BytePath[] {
  const repositories: BytePath[] = []
  if (!lstatSync(bytesOf(path)).isDirectory()) {
    scanFile(path, outcome)
    return []
  }
  const folders = [path]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (isGitFolder(folder)) {
      repositories.push(folder)
      // Repositories of submodules, also of those that are not checked out.
      if (exists(inFolder(folder, 'modules'))) folders.push(inFolder(folder, 'modules'))
      continue
    }
    for (const entry of entriesOf(folder, outcome)) {
      const inner = inFolder(folder, entry.name)
      searchName(entry.name, inner, outcome)
      // In a submodule or a linked work tree, `.git` is a file that names the repository.
      if (entry.name === '.git' && !isGitFolder(inner)) repositories.push(inner)
      else if (entry.isDirectory()) folders.push(inner)
      else if (entry.isFile()) scanFile(inner, outcome)
      else outcome.skip(kindOf(entry))
    }
  }
  return repositories
}

/** Whether a folder is a Git repository: the folder `.git` of a work tree, or a bare one. */
export function isGitFolder(folder: BytePath): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => exists(inFolder(folder, name)))
}

function exists(path: BytePath): boolean {
  try {
    return lstatSync(bytesOf(path), { throwIfNoEntry: false }) !== undefined
  } catch {
    // Reading the folder says why.
    return false
  }
}

function* entriesOf(folder: BytePath, outcome: Outcome): Generator<Dirent> {
  try {
    const entries = opendirSync(bytesOf(folder), { encoding: 'latin1', bufferSize: 256 })
    try {
      for (let entry = entries.readSync(); entry; entry = entries.readSync()) yield entry
    } finally {
      entries.closeSync()
    }
  } catch (error) {
    notRead(folder, error, outcome)
  }
}

function searchName(name: BytePath, path: BytePath, outcome: Outcome): void {
  const search = new ByteSearch(({ secret }) => outcome.found(secret, { in: 'file name', path }))
  search.push(bytesOf(name))
  search.end()
}

function scanFile(path: BytePath, outcome: Outcome): void {
  let file: number
  try {
    file = openSync(bytesOf(path), openFlags)
  } catch (error) {
    notRead(path, error, outcome)
    return
  }
  try {
    const status = fstatSync(file)
    if (!status.isFile()) {
      outcome.skip('special file')
      return
    }
    const search = new ByteSearch(({ secret, line }) => outcome.found(secret, { in: 'file', path, line }))
    // A file that grows, such as a log, is read as far as it went when it was opened. Those of the kernel have no size.
    const size = status.size || Infinity
    let length = 0
    for (let count = -1; count !== 0 && length < size;) {
      count = readSync(file, chunk, 0, Math.min(chunk.length, size - length), null)
      search.push(chunk.subarray(0, count))
      length += count
      outcome.bytes += count
    }
    search.end()
    outcome.files++
  } catch (error) {
    notRead(path, error, outcome)
  } finally {
    closeSync(file)
  }
}

function notRead(path: BytePath, error: unknown, outcome: Outcome): void {
  const { code = String(error) } = error as NodeJS.ErrnoException
  // Deleted, or replaced by a link or by a socket, since the folder was listed.
  if (code === 'ENOENT') outcome.skip('file deleted meanwhile')
  else if (code === 'ELOOP') outcome.skip('symbolic link')
  else if (code === 'ENXIO') outcome.skip('special file')
  else outcome.problem(`${printablePath(path)} could not be read: ${code}.`)
}

function kindOf(entry: Dirent): string {
  return entry.isSymbolicLink() ? 'symbolic link' : 'special file'
}
