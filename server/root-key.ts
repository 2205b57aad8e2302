import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart, type Config } from '@/lib/config'
import { hasRootKey, requireRootKey } from '@/lib/composition/root-key-check'
import type { Database } from '@/lib/store/database'

/**
 * The root key of an open database, from the configuration or from its file. It is checked before anything else, so that a
 * database is never migrated under the wrong key.
 *
 * @throws {CannotStart} if the key is missing, or belongs to another database
 */
export async function rootKeyOf(config: Config, database: Database): Promise<Buffer> {
  const rootKey = config.rootKey ?? (await readRootKey(config.dataDir, () => hasRootKey(database)))
  await requireRootKey(database, rootKey)
  return rootKey
}

/**
 * The root key of the embedded database: created once in `DATA_DIR/root.key`, readable only by its owner.
 *
 * @param isSetUp whether the database was set up with a key; then no new key is created
 * @throws {CannotStart} if the key is lost, cannot be read, or is not 32 bytes in base64
 */
export async function readRootKey(dataDir: string, isSetUp: () => Promise<boolean>): Promise<Buffer> {
  const path = join(dataDir, 'root.key')
  const stored = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new CannotStart(`${path} cannot be read: ${error.message}.`, { cause: error })
  })
  if (stored === null && (await isSetUp()))
    throw new CannotStart(
      `${path} is missing, and without it no secret in this database works. Restore it from a backup.`,
    )
  const text = stored ?? (await makeRootKey(path))
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new CannotStart(`${path} does not hold a root key. Restore it from a backup.`)
  return key
}

async function makeRootKey(path: string): Promise<string> {
  const text = `${randomBytes(32).toString('base64')}\n`
  // Written to a temporary file and then linked, so that a killed start never leaves half a key.
  const draft = `${path}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600 })
  await link(draft, path)
  await rm(draft)
  return text
}
