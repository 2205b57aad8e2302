import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from '@/lib/config'

const full = 'is on a disk that is full. Free some space, then start Keyturn again.'
const denied = 'cannot be written by the user who runs Keyturn. Give that user read and write permission.'
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
 * Turns an error caused by the state of DATA_DIR into a message for the operator, and returns every other error unchanged.
 * PostgreSQL in WebAssembly rarely says why it failed, so this tries to write to the folder.
 */
export async function explainFolder(dataDir: string, error: unknown): Promise<unknown> {
  if (error instanceof CannotStart) return error
  const cause = isOfTheSystem(error) ? error : await writeProblem(dataDir)
  if (!cause) return error
  const reason = reasons[cause.code ?? ''] ?? `cannot be used: ${cause.message}.`
  return new CannotStart(`DATA_DIR (${resolve(dataDir)}) ${reason}`, { cause: error })
}

/** Creates a folder and its parents. Node's recursive mkdir loops for ever on /proc, and hides the error of a read-only disk. */
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

/** Whether the embedded database in a folder can be written. */
export async function isWritable(dataDir: string): Promise<boolean> {
  return (await writeProblem(dataDir)) === null
}

/** More than a table grows by at once, and more than the leftover space on a full disk. */
const probe = Buffer.alloc(256 * 1024)

/** The error of writing a test file to the folder of the database, or to its parent if there is no database yet. */
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

/** Whether an error comes from the file system. */
const isOfTheSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'path' in error
