import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList, SchemaFilter } from '@prisma/schema-engine-wasm/schema_engine_bg'

/** The folder prisma/. This file may be bundled into any folder, so it searches upwards. */
export const prismaFolder = findPrismaFolder(dirname(fileURLToPath(import.meta.url)))

export const migrationsFolder = join(prismaFolder, 'migrations')

export interface Migration {
  /** `20261122000000_initial`; applied in the order of names. */
  name: string
  script: string
  /** In Prisma's form: the SHA-256 of the script, in hexadecimal. */
  checksum: string
}

/** The migrations of a folder, in the order in which they are applied. */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.toSorted().map(async (name) => {
      const text = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      // Git may check out files with Windows line endings; the checksum must not depend on them.
      const script = text.replaceAll('\r\n', '\n')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    }),
  )
}

/** Migrations in the form that the schema engine needs. */
export function migrationList(migrations: Migration[], baseDir = migrationsFolder): MigrationList {
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  }
}

function findPrismaFolder(from: string): string {
  const here = join(from, 'prisma')
  if (existsSync(join(here, 'migrations', 'migration_lock.toml'))) return here
  if (from === dirname(from))
    throw new Error('prisma/migrations is missing: run Keyturn from a complete checkout.')
  return findPrismaFolder(dirname(from))
}

/** The engine's filter, which leaves out nothing. */
export const everything: SchemaFilter = { externalTables: [], externalEnums: [] }
