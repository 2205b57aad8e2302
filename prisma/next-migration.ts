import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pgliteAdapter } from '@/lib/store/pglite-adapter'
import { everything, migrationList, migrationsFolder, prismaFolder, readMigrations } from './migration-files'
import { openSchemaEngine } from './schema-engine'

/**
 * The script that leads from the migrations of a folder to a schema (by default prisma/schema.prisma), computed with an
 * in-memory database; null if there is no difference. What only SQL can express (triggers, checks, partial indexes and
 * indexes on expressions) is ignored, and so never proposed for dropping.
 */
export async function nextMigration({
  folder = migrationsFolder,
  schema,
}: { folder?: string; schema?: string } = {}) {
  const content = schema ?? (await readFile(join(prismaFolder, 'schema.prisma'), 'utf8'))
  const shadow = await PGlite.create()
  const adapter = pgliteAdapter(shadow)
  // One empty database is enough: the engine asks the first only for its version, and applies the migrations to the second.
  const engine = await openSchemaEngine({ ...adapter, connectToShadowDb: adapter.connect })
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(await readMigrations(folder), folder) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: null,
      filters: everything,
    })
    return stdout === null || stdout.includes('This is an empty migration') ? null : stdout
  } finally {
    engine.free()
    await shadow.close()
  }
}
