import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from '@/lib/config'

const full = 'is on a disk that is full. Free some space, then start Keyturn again.'
const denied =
  'may not be written by the user who runs Keyturn. Give that user the right to read and write it.'
const noFolder = 'is not a folder. Set DATA_DIR to one, or to a name that does not exist yet.'

const reasons: Record<string, string> = {
  ENOSPC: full,
  EDQUOT: full,
  EROFS: 'is on a file system that is read-only. Make it writable, or set DATA_DIR to another folder.',
  EACCES: denied,
  EPERM: denied,
  ENOTDIR: noFolder,
  EEXIST: noFolder,
}

/**
 * Makes a sentence of an error that comes from the state of DATA_DIR, and gives every other error back as it is. PostgreSQL
 * in WebAssembly rarely says why it failed, so the folder is tried.
 */
export async function explainFolder(dataDir: string, error: unknown): Promise<unknown> {
  if (error instanceof CannotStart) return error
  const cause = isOfTheSystem(error) ? error : await writeProblem(dataDir)
  if (!cause) return error
  const reason = reasons[cause.code ?? ''] ?? `cannot be used: ${cause.message}.`
  return new CannotStart(`DATA_DIR (${resolve(dataDir)}) ${reason}`, { cause: error })
}

/** Makes a folder and those above it. Node's own way loops for ever on /proc, and on a read-only disk tells of another error. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeOne(path)
  } catch (error) {
    const above = dirname(path)
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === path) throw error
    await makeFolder(above)
    await makeOne(path)
  }
}

async function makeOne(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  })
}

/** Whether the embedded database of a folder can keep what is written to it. */
export async function isWritable(dataDir: string): Promise<boolean> {
  return (await writeProblem(dataDir)) === null
}

/** A table grows by less; an odd rest of a full disk has no room for it. */
const probe = Buffer.alloc(256 * 1024)

/** What the system says to a file of some size in the folder of the database, or above it while there is none. */
async function writeProblem(dataDir: string): Promise<NodeJS.ErrnoException | null> {
  const database = join(dataDir, 'postgres')
  const path = join(existsSync(database) ? database : dataDir, `keyturn.probe-${randomUUID()}`)
  try {
    await writeFile(path, probe, { flag: 'wx', mode: 0o600 })
    return null
  } catch (error) {
    return error as NodeJS.ErrnoException
  } finally {
    await rm(path, { force: true }).catch(() => {})
  }
}

/** An error of a call to the file system. */
const isOfTheSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'path' in error
