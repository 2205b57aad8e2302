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
 * Writes a backup of the embedded database into a file that does not exist yet, which has its name when it is whole. The
 * process that has the database open is asked for it; where none has, the database is opened.
 *
 * @returns how large it is, and where the root key is that it does not contain
 * @throws {CannotStart} when it cannot be made; then there is no file
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
    // Unlike a rename it replaces nothing that came meanwhile.
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
    throw new CannotStart(
      `${file} exists already, and is left as it is. Name a file that does not exist yet.`,
    )
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
