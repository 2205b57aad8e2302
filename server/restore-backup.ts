import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { CannotStart, type Config } from '@/lib/config'
import { hasRootKey } from '@/lib/composition/root-key-check'
import type { Database } from '@/lib/store/database'
import { explainFolder, makeFolder } from './data-folder'
import { restoreEmbeddedDatabase } from './embedded-database'
import { lockFolder } from './folder-lock'
import { rootKeyOf } from './root-key'

/**
 * Restores a backup of the embedded database into a folder, which may contain the root key and nothing else.
 *
 * @returns whether the folder contains the root key that belongs to the backup
 * @throws {CannotStart} if the folder is in use or not empty, the file is not a backup, or the root key belongs to another
 *   database; then nothing is restored
 */
export async function restoreBackup(config: Config, file: string): Promise<{ keyFits: boolean }> {
  const { databaseUrl, dataDir } = config
  if (databaseUrl)
    throw new CannotStart(
      'DATABASE_URL is set. Restore the database with the tools of PostgreSQL: pg_restore.',
    )
  const tar = await readBackup(file)
  try {
    await makeFolder(dataDir)
    // Never write to a folder with other files, not even a lock.
    if (!(await readdir(dataDir)).some(isLock)) await requireEmpty(dataDir)
    const lock = await lockFolder(dataDir)
    try {
      await requireEmpty(dataDir)
      const hasKey = config.rootKey !== null || existsSync(join(dataDir, 'root.key'))
      await restoreEmbeddedDatabase(dataDir, tar, async (database) => {
        await requireKeyturn(database, file)
        if (hasKey) await rootKeyOf(config, database)
      })
      return { keyFits: hasKey }
    } finally {
      await lock.release()
    }
  } catch (error) {
    throw await explainFolder(dataDir, error)
  }
}

const noBackup = (file: string, cause?: unknown) =>
  new CannotStart(`${file} is not a backup that Keyturn wrote, or it is damaged.`, { cause })

async function readBackup(file: string): Promise<Blob> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new CannotStart(`${file} cannot be read: ${error.message}.`, { cause: error })
  })
  // The checksum of gzip detects a truncated or changed file.
  const tar = await promisify(gunzip)(bytes).catch((error: unknown) => {
    throw noBackup(file, error)
  })
  // The first entry's magic number (POSIX ustar).
  if (tar.toString('latin1', 257, 262) !== 'ustar') throw noBackup(file)
  return new Blob([Uint8Array.from(tar)])
}

async function requireKeyturn(database: Database, file: string): Promise<void> {
  if (!(await hasRootKey(database))) throw noBackup(file)
}

const isLock = (name: string) => name.startsWith('keyturn.lock.')

async function requireEmpty(dataDir: string): Promise<void> {
  const others = (await readdir(dataDir)).filter((name) => name !== 'root.key' && !isLock(name))
  if (others.length === 0) return
  throw new CannotStart(
    `DATA_DIR (${dataDir}) is not empty: it contains ${others.toSorted().slice(0, 3).join(', ')}. Restore into an empty folder, or one that contains only root.key.`,
  )
}
