import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CannotStart } from '@/lib/config'
import { readRootKey } from './root-key'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-key-'))
  path = join(folder, 'root.key')
})
afterEach(() => rm(folder, { recursive: true }))

const notSetUp = async () => false

test('the first start creates a key that only its owner can read, and later starts use it', async () => {
  const key = await readRootKey(folder, notSetUp)
  expect(key).toHaveLength(32)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readRootKey(folder, async () => true)).toEqual(key)
})

test.each([
  ['holds something else', 'not a key\n'],
  ['is empty', ''],
  ['is truncated', `${randomBytes(20).toString('base64')}\n`],
  ['is longer than a key', `${randomBytes(48).toString('base64')}\n`],
])('a file that %s is refused with a message, and stays unchanged', async (_title, content) => {
  await writeFile(path, content)
  const refused = await readRootKey(folder, notSetUp).catch((error: unknown) => error)
  expect(refused).toEqual(new CannotStart(`${path} does not hold a root key. Restore it from a backup.`))
  expect(await readFile(path, 'utf8')).toBe(content)
})

test('a file that cannot be read is refused with a message', async () => {
  await mkdir(path)
  const refused = await readRootKey(folder, notSetUp).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(CannotStart)
  expect(String(refused)).toMatch(/root\.key cannot be read: EISDIR/)
})
