import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { prismaFolder } from './migration-files'
import { nextMigration } from './next-migration'
import { onPostgres } from './test-database'

// The shadow is always an embedded database.
const embeddedTest = test.skipIf(onPostgres())

embeddedTest('nothing differs: what was added by hand is not proposed for dropping', async () => {
  expect(await nextMigration()).toBeNull()
})

embeddedTest('a new column, and nothing else, makes the next migration', async () => {
  const schema = await readFile(join(prismaFolder, 'schema.prisma'), 'utf8')
  const changed = schema.replace('model Policy {', 'model Policy {\n  note String?')
  const script = await nextMigration({ schema: changed })
  expect(script?.trim()).toBe('-- AlterTable\nALTER TABLE "Policy" ADD COLUMN     "note" TEXT;')
})
