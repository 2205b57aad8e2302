import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The root key of the embedded database: made once, in `DATA_DIR/root.key`, readable by its owner alone.
 * @throws when the file does not hold 32 bytes in base64
 */
export async function readRootKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'root.key')
  const stored = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const text = stored ?? (await makeRootKey(dataDir, path))
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error(`${path} does not hold a root key. Restore it from a backup.`)
  return key
}

async function makeRootKey(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const text = `${randomBytes(32).toString('base64')}\n`
  // Written whole beside it and then given its name: a start that is killed leaves no half key.
  const draft = `${path}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600 })
  await link(draft, path)
  await rm(draft)
  return text
}
