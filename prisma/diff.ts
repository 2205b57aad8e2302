// npm run db:diff -- NAME: writes the next migration from schema.prisma.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrationsFolder } from './migration-files'
import { nextMigration } from './next-migration'

const label = process.argv[2]
if (!label || !/^\w+$/.test(label)) {
  console.error('Say in letters, digits and underscores what the migration is for: npm run db:diff -- NAME')
  process.exit(2)
}

const script = await nextMigration()
if (script === null) {
  console.log('Nothing differs: the migrations already say what prisma/schema.prisma says.')
} else {
  // As Prisma's CLI numbers them: 20261122010000.
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${time}_${label}`)
  await mkdir(folder)
  await writeFile(join(folder, 'migration.sql'), script)
  console.log(`Wrote ${folder}/migration.sql. Read it, and add by hand what Prisma cannot say.`)
}
