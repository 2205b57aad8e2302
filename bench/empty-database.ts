import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cleanup } from './cleanup'
import { createPostgresDatabase } from './postgres'

export type DatabaseKind = 'embedded' | 'PostgreSQL'

/** The databases to measure: the embedded one and, if TEST_DATABASE_URL names a server, PostgreSQL. */
export const databaseKinds: [DatabaseKind, ...DatabaseKind[]] = process.env.TEST_DATABASE_URL
  ? ['embedded', 'PostgreSQL']
  : ['embedded']

/** Creates a database that is removed at the end. Returns the environment variables that select it. */
export async function emptyDatabase(kind: DatabaseKind, cleanup: Cleanup): Promise<Record<string, string>> {
  if (kind === 'PostgreSQL') return createPostgresDatabase(process.env.TEST_DATABASE_URL ?? '', cleanup)
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-bench-'))
  cleanup.add(() => rm(folder, { recursive: true, force: true }))
  return { DATA_DIR: folder }
}
