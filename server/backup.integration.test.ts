import { randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CannotStart, readConfig, type Config } from '@/lib/config'
import { copyMigratedDataDir, onPostgres } from '@/prisma/test-database'
import { openEmbeddedDatabase } from './embedded-database'
import { lockFolder } from './folder-lock'
import { restoreBackup } from './restore-backup'
import { startServer, type RunningServer } from './start-server'
import { takeBackup } from './take-backup'

/** The data folder of a Keyturn that was started once, and a backup of it. */
let parent: string
let template: string
let backup: string

let folder: string
let running: RunningServer | null = null

const config = (dataDir: string, environment: Record<string, string> = {}): Config => ({
  ...readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'http://localhost:4500',
    DATA_DIR: dataDir,
    ...environment,
  }),
  role: 'token-service',
})

async function start(dataDir: string): Promise<void> {
  const log = pino({ level: 'silent' })
  running = await startServer(config(dataDir), {
    dev: false,
    log,
    clock: () => new Date(),
    passwordCost: 4,
  })
}

async function stop(): Promise<void> {
  await running?.stop()
  running = null
}

// Creating a database takes seconds, or many seconds on a busy machine.
describe.skipIf(onPostgres())('a backup of the embedded database', { timeout: 90_000 }, () => {
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'keyturn-backup-'))
    template = join(parent, 'template')
    backup = join(parent, 'backup.tar.gz')
    await copyMigratedDataDir(template)
    await start(template)
    await stop()
    await takeBackup(config(template), backup)
  }, 90_000)
  afterAll(() => rm(parent, { recursive: true, maxRetries: 5 }))
  beforeEach(async () => {
    folder = await mkdtemp(join(parent, 'test-'))
  })
  afterEach(stop)

  const sentence = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => new Error('it was done'),
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(CannotStart)
    const { message } = error as CannotStart
    expect(message).not.toContain('\n')
    return message
  }

  const copied = async (name = 'data'): Promise<string> => {
    const dataDir = join(folder, name)
    await cp(template, dataDir, { recursive: true })
    return dataDir
  }

  describe('is taken', () => {
    test('of a running process; only their owner can open the socket and the file', async () => {
      const dataDir = await copied()
      await start(dataDir)
      const file = join(folder, 'backup')
      await takeBackup(config(dataDir), file)
      for (const path of [file, join(dataDir, 'keyturn.sock')])
        expect((await stat(path)).mode & 0o777).toBe(0o600)
      expect(await readdir(folder)).toEqual(['backup', 'data'])
      expect(gunzipSync(await readFile(file)).includes('root.key')).toBe(false)
      await stop()
      expect(await readdir(dataDir)).not.toContain('keyturn.sock')
    })

    test('even if a killed process left its socket behind', async () => {
      const dataDir = await copied()
      const dead = createServer().listen(join(folder, 'socket'))
      await once(dead, 'listening')
      await cp(template, dataDir, { recursive: true })
      await writeFile(join(dataDir, 'keyturn.sock'), 'left behind')
      await start(dataDir)
      dead.close()
      await takeBackup(config(dataDir), join(folder, 'backup'))
      expect(await readdir(folder)).toContain('backup')
    })

    test.runIf(process.platform === 'linux')(
      'even if the path of DATA_DIR is too long for a socket',
      async () => {
        const dataDir = await copied(join('long'.repeat(20), 'longer'.repeat(20)))
        await start(dataDir)
        await takeBackup(config(dataDir), join(folder, 'backup'))
        expect(await readdir(dataDir)).toContain('keyturn.sock')
        await stop()
        expect(await readdir(dataDir)).not.toContain('keyturn.sock')
      },
    )
  })

  describe('is refused with a message, and leaves no file,', () => {
    test('if a file of that name exists, which stays unchanged', async () => {
      const file = join(folder, 'backup')
      await writeFile(file, 'precious')
      expect(await sentence(takeBackup(config(template), file))).toBe(
        `${file} already exists and was not changed. Name a file that does not exist yet.`,
      )
      expect(await readFile(file, 'utf8')).toBe('precious')
      expect(await readdir(folder)).toEqual(['backup'])
    })

    test('if the file cannot be written', async () => {
      const file = join(folder, 'nowhere', 'backup')
      expect(await sentence(takeBackup(config(template), file))).toMatch(/could not be written to .*: ENOENT/)
    })

    test('if no database exists', async () => {
      expect(await sentence(takeBackup(config(folder), join(folder, 'backup')))).toMatch(
        /^There is no Keyturn database/,
      )
      expect(await readdir(folder)).toEqual([])
    })

    test('if another command has the database open', async () => {
      const dataDir = await copied()
      const other = await openEmbeddedDatabase(dataDir)
      expect(await sentence(takeBackup(config(dataDir), join(folder, 'backup')))).toMatch(
        `The process that has DATA_DIR open (pid ${process.pid}) did not send a backup`,
      )
      await other.close()
      expect(await readdir(folder)).toEqual(['data'])
    })

    test('if the database is a server', async () => {
      const KEYTURN_ROOT_KEY = randomBytes(32).toString('base64')
      const server = config(folder, { DATABASE_URL: 'postgresql://localhost/keyturn', KEYTURN_ROOT_KEY })
      expect(await sentence(takeBackup(server, join(folder, 'backup')))).toMatch('pg_dump')
      expect(await sentence(restoreBackup(server, backup))).toMatch('pg_restore')
    })
  })

  describe('is restored', () => {
    test('into a folder that does not exist yet; Keyturn does not start there without the root key', async () => {
      const dataDir = join(folder, 'made', 'by us')
      expect(await restoreBackup(config(dataDir), backup)).toEqual({ keyFits: false })
      expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700)
      expect(await sentence(start(dataDir))).toMatch(/root\.key is missing/)
      await cp(join(template, 'root.key'), join(dataDir, 'root.key'))
      await start(dataDir)
    })

    test('beside its root key', async () => {
      await cp(join(template, 'root.key'), join(folder, 'root.key'))
      expect(await restoreBackup(config(folder), backup)).toEqual({ keyFits: true })
      await start(folder)
    })
  })

  describe('is not restored, and the folder stays unchanged,', () => {
    test('into a folder in use', async () => {
      const lock = await lockFolder(folder)
      expect(await sentence(restoreBackup(config(folder), backup))).toMatch(/has DATA_DIR open/)
      await lock.release()
    })

    test('into a folder that contains a database, or anything else', async () => {
      const dataDir = await copied()
      const files = async () => (await readdir(dataDir)).filter((name) => !name.startsWith('keyturn.lock.'))
      const before = await files()
      expect(await sentence(restoreBackup(config(dataDir), backup))).toMatch(
        /is not empty: it contains postgres\./,
      )
      expect(await files()).toEqual(before)

      await writeFile(join(folder, 'notes.txt'), '')
      expect(await sentence(restoreBackup(config(folder), backup))).toMatch(
        /is not empty: it contains data, notes\.txt\./,
      )
      expect(await readdir(folder)).toEqual(['data', 'notes.txt'])
    })

    test('beside the root key of another installation', async () => {
      await writeFile(join(folder, 'root.key'), randomBytes(32).toString('base64'))
      expect(await sentence(restoreBackup(config(folder), backup))).toMatch(/is not the key/)
      expect((await readdir(folder)).filter((name) => name.startsWith('postgres'))).toEqual([])
    })

    test.each([
      ['is truncated', async () => (await readFile(backup)).subarray(0, 100_000)],
      [
        'was altered',
        async () => {
          const bytes = await readFile(backup)
          bytes.writeUInt8(bytes.readUInt8(200_000) ^ 1, 200_000)
          return bytes
        },
      ],
      ['is empty', async () => Buffer.alloc(0)],
      ['is not a backup', async () => Buffer.from('hello')],
      ['is a compressed file of another kind', async () => gzipSync('hello')],
    ])('from a file that %s', async (_title, content) => {
      const file = join(parent, 'damaged')
      await writeFile(file, await content())
      const dataDir = join(folder, 'data')
      await mkdir(dataDir)
      expect(await sentence(restoreBackup(config(dataDir), file))).toBe(
        `${file} is not a backup that Keyturn wrote, or it is damaged.`,
      )
      expect(await readdir(dataDir)).toEqual([])
    })

    test('from a file that does not exist', async () => {
      expect(await sentence(restoreBackup(config(folder), join(parent, 'nowhere')))).toMatch(
        /cannot be read: ENOENT/,
      )
    })
  })
})
