import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CannotStart, readConfig } from '@/lib/config'
import { copyMigratedDataDir, onPostgres } from '@/prisma/test-database'
import { openEmbeddedDatabase } from './embedded-database'
import { startServer } from './start-server'

let parent: string
let disk: string
let mounted = false

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'keyturn-folder-'))
  disk = join(parent, 'disk')
  await mkdir(disk)
})
afterEach(async () => {
  if (mounted) execFileSync('umount', ['--lazy', disk])
  mounted = false
  await rm(parent, { recursive: true, maxRetries: 5 })
})

/** A file system with a size in bytes, which only root can create. */
function mount(...options: string[]): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', disk])
  mounted = true
}

const canMount = (() => {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()], { stdio: 'ignore' })
    return process.getuid?.() === 0
  } catch {
    return false
  }
})()

async function fill(name: string): Promise<string> {
  const path = join(disk, name)
  await writeFile(path, Buffer.alloc(256 * 1024 * 1024)).catch(() => {})
  return path
}

async function refusal(dataDir: string): Promise<string> {
  const error = await openEmbeddedDatabase(dataDir).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(CannotStart)
  const { message } = error as CannotStart
  expect(message).not.toContain('\n')
  return message
}

const full = 'is on a disk that is full. Free some space, then start Keyturn again.'
const readOnly = 'is on a file system that is read-only. Make it writable, or set DATA_DIR to another folder.'

describe.skipIf(onPostgres())('DATA_DIR is refused with a message', { timeout: 90_000 }, () => {
  test.runIf(canMount)('on a disk without any room', async () => {
    mount('size=64k')
    await fill('everything')
    expect(await refusal(join(disk, 'data'))).toBe(`DATA_DIR (${join(disk, 'data')}) ${full}`)
  })

  test.runIf(canMount)(
    'on a disk with too little room for a new database, and nothing is left behind',
    async () => {
      mount('size=6m')
      expect(await refusal(disk)).toBe(`DATA_DIR (${disk}) ${full}`)
      expect((await readdir(disk)).filter((name) => name.startsWith('postgres'))).toEqual([])
    },
  )

  test.runIf(canMount)('on a disk that filled up while Keyturn was stopped', async () => {
    mount('size=64m')
    await copyMigratedDataDir(disk)
    await fill('everything')
    expect(await refusal(disk)).toBe(`DATA_DIR (${disk}) ${full}`)
  })

  test.runIf(canMount)('on a file system that is read-only, new or not', async () => {
    mount('size=64m')
    await copyMigratedDataDir(disk)
    execFileSync('mount', ['-o', 'remount,ro', disk])
    expect(await refusal(disk)).toBe(`DATA_DIR (${disk}) ${readOnly}`)
    const below = join(disk, 'new', 'folder')
    expect(await refusal(below)).toBe(`DATA_DIR (${below}) ${readOnly}`)
  })

  test('if it is a file, or below one', async () => {
    const file = join(parent, 'file')
    await writeFile(file, '')
    const noFolder = 'is not a folder. Set DATA_DIR to one, or to a name that does not exist yet.'
    expect(await refusal(file)).toBe(`DATA_DIR (${file}) ${noFolder}`)
    expect(await refusal(join(file, 'data'))).toBe(`DATA_DIR (${join(file, 'data')}) ${noFolder}`)
  })

  test.runIf(process.platform === 'linux')('if the folder cannot be created', async () => {
    expect(await refusal('/proc/keyturn')).toMatch(/^DATA_DIR \(\/proc\/keyturn\) cannot be used: ENOENT/)
  })
})

test.runIf(canMount && !onPostgres())(
  'a process whose disk fills up stays alive, and is ready again when there is room',
  { timeout: 90_000 },
  async () => {
    mount('size=64m')
    await copyMigratedDataDir(disk)
    const config = readConfig({
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: 'http://localhost:4500',
      DATA_DIR: disk,
    })
    const server = await startServer(
      { ...config, role: 'token-service' },
      { dev: false, log: pino({ level: 'silent' }), clock: () => new Date(), passwordCost: 4 },
    )
    const ask = async (path: string) => {
      const answer = await fetch(`${server.address}${path}`)
      return { status: answer.status, body: (await answer.json()) as unknown }
    }
    expect(await ask('/readyz')).toEqual({ status: 200, body: { status: 'ready' } })

    const filler = await fill('everything')
    expect(await ask('/readyz')).toEqual({ status: 503, body: { status: 'database cannot be written' } })
    expect(await ask('/healthz')).toEqual({ status: 200, body: { status: 'ok' } })
    expect((await readdir(join(disk, 'postgres'))).filter((name) => name.includes('probe'))).toEqual([])

    await rm(filler)
    expect(await ask('/readyz')).toEqual({ status: 200, body: { status: 'ready' } })
    await server.stop()
  },
)
