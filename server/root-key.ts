import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart, type Config } from '@/lib/config'
import { hasRootKey, requireRootKey } from '@/lib/composition/root-key-check'
import type { Database } from '@/lib/store/database'

/**
 * The root key of an open database, wherever it is kept. Looked at before anything else is done with the database, which
 * would be migrated by a key that is none of its own.
 *
 * @throws {CannotStart} when there is none, or it is another's
 */
export async function rootKeyOf(config: Config, database: Database): Promise<Buffer> {
  const rootKey = config.rootKey ?? (await readRootKey(config.dataDir, () => hasRootKey(database)))
  await requireRootKey(database, rootKey)
  return rootKey
}

/**
 * The root key of the embedded database: made once, in `DATA_DIR/root.key`, readable by its owner alone.
 *
 * @param isSetUp whether the database has had a key; then none is made
 * @throws {CannotStart} when it was lost, cannot be read, or is not 32 bytes in base64
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
  // Written whole beside it and then given its name: a start that is killed leaves no half key.
  const draft = `${path}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600 })
  await link(draft, path)
  await rm(draft)
  return text
}
