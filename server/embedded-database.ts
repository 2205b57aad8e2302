import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { alwaysHealthy, type Database } from '@/lib/store/database'
import { pgliteAdapter } from '@/lib/store/pglite-adapter'
import { explainFolder, isWritable, makeFolder } from './data-folder'
import { lockFolder } from './folder-lock'

/** The embedded database in a folder. */
export interface EmbeddedDatabase extends Database {
  /** All of its files as a tar archive, taken between two statements. It includes committed changes; others are rolled back. */
  dump(): Promise<Buffer>
}

/**
 * Opens the embedded database in DATA_DIR, or creates it. Only one process may have it open: two would corrupt it. What a
 * finished query wrote survives SIGKILL (docs/decisions/0003-embedded-database-in-the-process.md).
 *
 * @throws {FolderInUse} if another process has the folder open
 * @throws {CannotStart} if the folder cannot be written
 */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  return open(dataDir).catch(async (error: unknown) => {
    throw await explainFolder(dataDir, error)
  })
}

async function open(dataDir: string): Promise<EmbeddedDatabase> {
  await makeFolder(resolve(dataDir))
  const lock = await lockFolder(dataDir)
  try {
    const folder = join(dataDir, 'postgres')
    if (!existsSync(folder)) await makeDatabase(folder, initialise)
    const client = await PGlite.create(folder, { ...options, extensions: embeddedExtensions })
    return {
      ...embeddedDatabase(client, () => lock.release()),
      isWritable: () => isWritable(dataDir),
      dump: async () => Buffer.from(await (await client.dumpDataDir('none')).arrayBuffer()),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** What the migrations may use beyond plain PostgreSQL. Extensions are code, so each opening needs them. */
export const embeddedExtensions = { pg_trgm }

const options = {
  relaxedDurability: false,
  // An eighth of PGlite's default: enough for a database of this size, and the process is 100 MB smaller.
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
}

/** Creates a draft and renames it. Otherwise a start that is killed in its first seconds would leave half a database. */
async function makeDatabase(folder: string, make: (draft: string) => Promise<void>): Promise<void> {
  const [parent, name] = [dirname(folder), `${basename(folder)}.draft-`]
  const abandoned = (await readdir(parent)).filter((entry) => entry.startsWith(name))
  for (const entry of abandoned)
    // If its process still writes, a later first start removes it.
    await rm(join(parent, entry), { recursive: true }).catch(() => {})

  // A new name each time, because the process that creates it may outlive this one by a moment.
  const draft = await mkdtemp(join(parent, name))
  try {
    await make(draft)
    await rename(draft, folder)
  } catch (error) {
    // Before the draft is removed, because the disk may be full.
    const explained = await explainFolder(parent, error)
    await rm(draft, { recursive: true, force: true }).catch(() => {})
    throw explained
  }
}

/**
 * Creates the embedded database of a folder from a dump. The folder must be locked and have no database.
 *
 * @param check rejects the restored database, which is then removed
 */
export async function restoreEmbeddedDatabase(
  dataDir: string,
  dump: Blob,
  check: (database: Database) => Promise<void>,
): Promise<void> {
  await makeDatabase(join(dataDir, 'postgres'), async (draft) => {
    const client = await PGlite.create(draft, {
      ...options,
      loadDataDir: dump,
      extensions: embeddedExtensions,
    })
    const database = embeddedDatabase(client)
    try {
      await check(database)
    } finally {
      await database.close()
    }
  })
}

/** Runs initdb in a separate process: it takes 800 MB, some of which this process would keep, and blocks for seconds. */
async function initialise(dataDir: string): Promise<void> {
  const script = `
    const [pglite, dataDir, options] = JSON.parse(process.argv[1])
    const { PGlite } = await import(pglite)
    const client = await PGlite.create(dataDir, options)
    await client.close()`
  const input = JSON.stringify([import.meta.resolve('@electric-sql/pglite'), dataDir, options])
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, input])
}

/**
 * Wraps PGlite as a database. All callers share its single connection, and nothing can cancel a statement: while one runs,
 * the process does nothing else.
 */
export function embeddedDatabase(client: PGlite, closed?: () => Promise<void>): Database {
  const adapter = pgliteAdapter(client)
  return {
    kind: 'embedded',
    adapter,
    pages: adapter,
    machines: adapter,
    exports: adapter,
    health: alwaysHealthy,
    connectAlone: () => adapter.connect(),
    url: null,
    isWritable: async () => true,
    async close() {
      await client.close()
      await closed?.()
    },
  }
}
