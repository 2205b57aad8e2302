import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// A checkout in which every program that `npm start` calls reports that it has begun, and never ends by itself. Like the
// real npm, the fake npm ignores the signal, because npm waits for downloads in progress.
const endless = `
  require('fs').writeFileSync(__filename + '.pid', String(process.pid))
  process.on('SIGTERM', () => {})
  setInterval(() => {}, 1_000)`

let checkout: string
let started: ChildProcess

beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'keyturn-checkout-'))
  await cp('scripts', join(checkout, 'scripts'), { recursive: true })
  await writeFile(join(checkout, 'package.json'), '{"type": "module"}')
  await mkdir(join(checkout, 'prisma'))
  await writeFile(join(checkout, 'prisma/schema.prisma'), '')
  await mkdir(join(checkout, 'node_modules/prisma/build'), { recursive: true })
  await writeFile(join(checkout, 'node_modules/prisma/package.json'), '{}')
})
afterEach(async () => {
  started.kill('SIGKILL')
  await rm(checkout, { recursive: true })
})

async function startUntil(program: string, lockFile: object): Promise<number> {
  await writeFile(join(checkout, 'package-lock.json'), JSON.stringify(lockFile))
  await writeFile(join(checkout, program), endless)
  started = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: checkout,
    env: { ...process.env, npm_execpath: join(checkout, 'npm.cjs') },
    stdio: 'ignore',
  })
  const pid = () => readFile(join(checkout, `${program}.pid`), 'utf8').catch(() => '')
  await expect.poll(pid).not.toBe('')
  return Number(await pid())
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test.each([
  ['install', 'npm.cjs', { packages: { 'node_modules/missing': { version: '1.0.0' } } }],
  ['build', 'node_modules/prisma/build/index.js', { packages: {} }],
])('SIGTERM during the %s ends it and leaves no lock', async (_title, program, lockFile) => {
  const pid = await startUntil(program, lockFile)
  const ended = once(started, 'exit')
  started.kill('SIGTERM')
  const [code] = (await ended) as [number]
  await expect.poll(() => isAlive(pid)).toBe(false)
  expect(await readdir(join(checkout, 'dist'))).not.toContain('.lock')
  expect(code).toBe(143)
})
