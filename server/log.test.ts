import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { bundle } from './test-process'

const throwing = (statement: string) => `
  import { EventEmitter } from 'node:events'
  import { endOnBugs, openLog } from './log'
  const log = openLog({ logLevel: 'info' })
  endOnBugs(log)
  setTimeout(() => { ${statement} }, 10)
  setInterval(() => {}, 1_000)`

test.each([
  ['an error in a callback', "throw new Error('unexpected')"],
  ['an unhandled rejection', "void Promise.reject(new Error('unexpected'))"],
  ['an error event without a listener', "new EventEmitter().emit('error', new Error('unexpected'))"],
  ['a thrown value that is not an error', "throw 'unexpected'"],
])('%s ends the process with a distinct exit code and one line of JSON', async (_title, statement) => {
  const script = await bundle('throwing', throwing(statement))
  const ended = (await promisify(execFile)(process.execPath, [script]).catch((error: unknown) => error)) as {
    code: number
    stdout: string
    stderr: string
  }
  await rm(script)
  expect(ended.code).toBe(70)
  expect(ended.stderr).toBe('')
  const lines = ended.stdout.trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 60,
    msg: 'an uncaught error ended the process',
  })
  expect(lines[0]).toContain('unexpected')
})

test('lines that nobody reads are kept up to a limit, and then counted', async () => {
  const script = await bundle(
    'unread',
    `
    import { openLog } from './log'
    const log = openLog({ logLevel: 'info' })
    const line = 'x'.repeat(10_000)
    for (let number = 0; number < 4_000; number++) log.info({ number, line }, 'unread')
    process.stderr.write('written')
    setTimeout(() => {}, 1_000)`,
  )
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'pipe'] })
  await once(child.stderr, 'data')
  const lines = (await text(child.stdout))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  await rm(script)
  const unread = lines.filter(({ msg }) => msg === 'unread')
  expect(unread.length).toBeGreaterThan(1_000)
  expect(unread.length).toBeLessThan(2_000)
  const dropped = lines.find(({ msg }) => msg.startsWith('lines of the log were dropped'))
  expect(dropped?.lines).toBe(4_000 - unread.length)
})

interface Line {
  msg: string
  lines?: number
}
