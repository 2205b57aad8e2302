// npm run db:diff -- NAME: writes the next migration from schema.prisma.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrationsFolder } from './migration-files'
import { nextMigration } from './next-migration'

const label = process.argv[2]
if (!label || !/^\w+$/.test(label)) {
  console.error('Name the migration with letters, digits and underscores: npm run db:diff -- NAME')
  process.exit(2)
}

const script = await nextMigration()
if (script === null) {
  console.log('No difference: the migrations already match prisma/schema.prisma.')
} else {
  // In the format of Prisma's CLI: 20261122010000.
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${time}_${label}`)
  await mkdir(folder)
  await writeFile(join(folder, 'migration.sql'), script)
  console.log(`Wrote ${folder}/migration.sql. Read it, and add by hand what Prisma cannot express.`)
}
