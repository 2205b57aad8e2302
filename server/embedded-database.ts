import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { Database } from '@/lib/store/database'
import { pgliteAdapter } from '@/lib/store/pglite-adapter'
import { explainFolder, isWritable, makeFolder } from './data-folder'
import { lockFolder } from './folder-lock'

/** The embedded database of a folder. */
export interface EmbeddedDatabase extends Database {
  /** All of its files as a tar archive, between two statements: what has been committed is in it, what has not will be undone. */
  dump(): Promise<Buffer>
}

/**
 * Opens the embedded database of DATA_DIR, and makes it first where there is none. One process may have it open: two would
 * corrupt it. What a finished query wrote survives SIGKILL (docs/decisions/0003-embedded-database-in-the-process.md).
 *
 * @throws {FolderInUse} when another process has the folder open
 * @throws {CannotStart} when the folder cannot be written
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

/** What the migrations may use beyond plain PostgreSQL. It is code, not data: a folder is to be opened with it each time. */
export const embeddedExtensions = { pg_trgm }

const options = {
  relaxedDurability: false,
  // An eighth of what PGlite takes: a database of this size needs no more, and the process is 100 MB smaller.
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
}

/** Made beside and renamed, or a start that is killed in its first seconds would leave half a database for ever. */
async function makeDatabase(folder: string, make: (draft: string) => Promise<void>): Promise<void> {
  const [parent, name] = [dirname(folder), `${basename(folder)}.draft-`]
  const abandoned = (await readdir(parent)).filter((entry) => entry.startsWith(name))
  for (const entry of abandoned)
    // Where its process still writes, the next first start removes it.
    await rm(join(parent, entry), { recursive: true }).catch(() => {})

  // A name of its own each time: the process that makes it may outlive us by a moment.
  const draft = await mkdtemp(join(parent, name))
  try {
    await make(draft)
    await rename(draft, folder)
  } catch (error) {
    // While the draft still takes up the room that may be missing.
    const explained = await explainFolder(parent, error)
    await rm(draft, { recursive: true, force: true }).catch(() => {})
    throw explained
  }
}

/**
 * Makes the embedded database of a folder that has none from a dump. The folder is to be locked.
 *
 * @param check rejects what was restored, and nothing stays of it
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

/** In a process of its own, for initdb takes 800 MB, which ours would partly keep, and seconds, which it has not. */
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
 * A PGlite as a database. It has a single connection, so everything that asks for one shares it, and nothing can cut off a
 * statement: while it works at one, the process does nothing else.
 */
export function embeddedDatabase(client: PGlite, closed?: () => Promise<void>): Database {
  const adapter = pgliteAdapter(client)
  return {
    kind: 'embedded',
    adapter,
    pages: adapter,
    machines: adapter,
    exports: adapter,
    connectAlone: () => adapter.connect(),
    url: null,
    isWritable: async () => true,
    async close() {
      await client.close()
      await closed?.()
    },
  }
}
