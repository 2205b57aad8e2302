import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onPostgres } from '@/prisma/test-database'
import { bundle, Child } from './test-process'
import { openEmbeddedDatabase } from './embedded-database'

// Each first start runs initdb, which takes seconds, or many seconds on a busy machine.
describe.skipIf(onPostgres())('the embedded database', { timeout: 90_000 }, () => {
  let script: string
  let parent: string
  let dataDir: string

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'keyturn-data-'))
    dataDir = join(parent, 'made', 'by us')
    script = await bundle(
      'embedded-database-test',
      `import { openEmbeddedDatabase } from './embedded-database'
       const database = await openEmbeddedDatabase(process.argv[2]!)
       const adapter = await database.adapter.connect()
       await adapter.executeScript('CREATE TABLE IF NOT EXISTS kept (n int)')
       console.log('open')
       for (let n = 1; ; n++) {
         await adapter.executeRaw({ sql: \`INSERT INTO kept VALUES (\${n})\`, args: [], argTypes: [] })
         console.log(n)
       }`,
    )
  })
  // If the parent was killed while a database was created, the child process may still be writing.
  afterAll(() => rm(parent, { recursive: true, maxRetries: 10 }))

  const kept = async () => {
    const database = await openEmbeddedDatabase(dataDir)
    const adapter = await database.adapter.connect()
    const { rows } = await adapter.queryRaw({ sql: 'SELECT count(*)::int FROM kept', args: [], argTypes: [] })
    await database.close()
    return Number(rows[0]?.[0])
  }

  test('belongs to one process, is free at once when that is killed, and has every acknowledged row', async () => {
    const child = new Child(script, dataDir)
    expect(await child.line()).toBe('open')
    await expect(openEmbeddedDatabase(dataDir)).rejects.toThrow(
      `Another Keyturn process (pid ${child.pid}) has DATA_DIR open. Stop it first, or set DATABASE_URL.`,
    )

    let acknowledged = 0
    while (acknowledged < 200) acknowledged = Number(await child.line())
    const rest = await child.kill()
    acknowledged = Number(rest.at(-1) ?? acknowledged)

    const rows = await kept()
    expect(rows).toBeGreaterThanOrEqual(acknowledged)
    // One more row may have been written but not acknowledged.
    expect(rows).toBeLessThanOrEqual(acknowledged + 1)
    expect(await kept()).toBe(rows)
  })

  test('keeps its folders private to their owner', async () => {
    for (const folder of [dataDir, join(dataDir, 'postgres')])
      expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  test('is created again if the first start was killed', async () => {
    const interrupted = join(parent, 'interrupted')
    await mkdir(interrupted)
    const child = new Child(script, interrupted)
    await expect.poll(() => readdir(interrupted)).toContainEqual(expect.stringMatching(/draft/))
    await child.kill()

    const database = await openEmbeddedDatabase(interrupted)
    await database.close()
    expect(await readdir(interrupted)).toContain('postgres')
  })
})
