import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prismaFolder } from './migration-files'
import { nextMigration } from './next-migration'
import { onPostgres } from './test-database'

// The shadow database is always an embedded one.
describe.skipIf(onPostgres())('the next migration', () => {
  test('is empty: what was added by hand is not proposed for dropping', async () => {
    expect(await nextMigration()).toBeNull()
  })

  test('contains a new column and nothing else', async () => {
    const schema = await readFile(join(prismaFolder, 'schema.prisma'), 'utf8')
    const changed = schema.replace('model Policy {', 'model Policy {\n  note String?')
    const script = await nextMigration({ schema: changed })
    expect(script?.trim()).toBe('-- AlterTable\nALTER TABLE "Policy" ADD COLUMN     "note" TEXT;')
  })
})
