import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link, lstat, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { CannotStart, type Config } from '@/lib/config'
import { askForBackup } from './backup-door'
import { openExistingEmbeddedDatabase } from './existing-database'
import { FolderInUse } from './folder-lock'

/**
 * Writes a backup of the embedded database to a new file, which gets its name when it is complete. If a process has the
 * database open, the backup comes from it; otherwise this command opens the database.
 *
 * @returns the size, and where the root key is, which the backup does not contain
 * @throws {CannotStart} if it cannot be written; then no file exists
 */
export async function takeBackup(config: Config, file: string): Promise<{ bytes: number; rootKey: string }> {
  if (config.databaseUrl)
    throw new CannotStart('DATABASE_URL is set. Back the database up with the tools of PostgreSQL: pg_dump.')
  await requireNew(file)
  const path = resolve(file)
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    await fromDatabase(config.dataDir, (tar) =>
      pipeline(
        tar,
        createGzip(),
        createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
        interrupted,
      ),
    )
    // Unlike a rename, a link never replaces a file that was created in the meantime.
    await link(draft, path)
    const rootKey = config.rootKey ? 'KEYTURN_ROOT_KEY' : join(config.dataDir, 'root.key')
    return { bytes: (await stat(path)).size, rootKey }
  } catch (error) {
    if (error instanceof CannotStart) throw error
    if (interrupted.signal.aborted)
      throw new CannotStart('Interrupted. No backup was written.', { cause: error })
    await requireNew(file)
    throw new CannotStart(`The backup could not be written to ${file}: ${(error as Error).message}.`, {
      cause: error,
    })
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    await rm(draft, { force: true })
  }
}

async function requireNew(file: string): Promise<void> {
  const found = await lstat(file).catch(() => null)
  if (found)
    throw new CannotStart(`${file} already exists and was not changed. Name a file that does not exist yet.`)
}

async function fromDatabase(dataDir: string, write: (tar: Readable) => Promise<void>): Promise<void> {
  const database = await openExistingEmbeddedDatabase(dataDir).catch((error: unknown) => {
    if (error instanceof FolderInUse) return error
    throw error
  })
  if (database instanceof FolderInUse) return write(await askForBackup(dataDir, database))
  try {
    await write(Readable.from([await database.dump()]))
  } finally {
    await database.close()
  }
}
