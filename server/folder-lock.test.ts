import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bundle, Child } from './test-process'
import { lockFolder } from './folder-lock'

let script: string
let folder: string
let children: Child[]

beforeAll(async () => {
  script = await bundle(
    'folder-lock-test',
    `import { lockFolder } from './folder-lock'
     const [folder, at] = process.argv.slice(2)
     await new Promise((resolve) => setTimeout(resolve, Number(at) - Date.now()))
     await lockFolder(folder!).then(() => console.log('locked'), (error: Error) => console.log(error.message))
     setInterval(() => {}, 1_000)`,
  )
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-lock-'))
  children = []
})
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()))
  await rm(folder, { recursive: true })
})

function start(at = 0) {
  const child = new Child(script, folder, String(at))
  children.push(child)
  return child
}

const refusal = (pid: number) =>
  `Another Keyturn process (pid ${pid}) has DATA_DIR open. Stop it first, or set DATABASE_URL.`

describe('a folder', () => {
  test('is refused while another process holds it', async () => {
    const other = start()
    expect(await other.line()).toBe('locked')
    await expect(lockFolder(folder)).rejects.toThrow(refusal(other.pid))
  })

  test('is refused a second time to the process that holds it', async () => {
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(refusal(process.pid))
    await lock.release()
  })

  test.each(['{', '[]', '{"pid":"1"}', 'null', '\0\0\0'])(
    'is refused with instructions if its lock file contains %j',
    async (text) => {
      await writeFile(join(folder, 'keyturn.lock.1'), text)
      await expect(lockFolder(folder)).rejects.toThrow('delete the file and start Keyturn again')
      expect(await readFile(join(folder, 'keyturn.lock.1'), 'utf8')).toBe(text)
    },
  )

  test('is free again after it is released', async () => {
    for (let i = 0; i < 3; i++) {
      const lock = await lockFolder(folder)
      await lock.release()
    }
    expect(await readdir(folder)).toHaveLength(1)
  })

  test('is taken over at once from a process killed by SIGKILL', async () => {
    const other = start()
    expect(await other.line()).toBe('locked')
    await other.kill()
    const begun = performance.now()
    const lock = await lockFolder(folder)
    expect(performance.now() - begun).toBeLessThan(1_000)
    await lock.release()
  })

  test('goes to exactly one of several processes that start together, also repeatedly after SIGKILL', async () => {
    for (let round = 0; round < 4; round++) {
      const at = Date.now() + 700
      const racers = Array.from({ length: 6 }, () => start(at))
      const answers = await Promise.all(racers.map((racer) => racer.line()))
      const winner = racers[answers.indexOf('locked')]
      expect(answers.filter((answer) => answer === 'locked')).toHaveLength(1)
      expect(answers.filter((answer) => answer === refusal(winner?.pid ?? 0))).toHaveLength(5)
      await Promise.all(racers.map((racer) => racer.kill()))
    }
  })
})

describe('a lock left behind', () => {
  test('by a process whose pid now belongs to another is taken over', async () => {
    const holder = { pid: process.pid, started: 'long ago', place: await placeOf() }
    await writeFile(join(folder, 'keyturn.lock.9'), JSON.stringify(holder))
    const lock = await lockFolder(folder)
    expect(await readdir(folder)).toEqual(['keyturn.lock.10'])
    await lock.release()
  })

  test('in another container is respected while its heartbeat continues', async () => {
    const path = join(folder, 'keyturn.lock.1')
    await writeFile(path, JSON.stringify({ pid: 1, started: '1', place: 'elsewhere' }))
    const beat = setInterval(() => void utimes(path, new Date(), new Date()), 300)
    await expect(lockFolder(folder)).rejects.toThrow(refusal(1))
    clearInterval(beat)
  })

  test('in another container is taken over once its heartbeat has stopped', async () => {
    await writeFile(
      join(folder, 'keyturn.lock.1'),
      JSON.stringify({ pid: process.pid, started: '1', place: 'elsewhere' }),
    )
    const lock = await lockFolder(folder)
    expect(await readdir(folder)).toEqual(['keyturn.lock.2'])
    await lock.release()
  })
})

/** Where this process runs, read from a lock that it holds. */
async function placeOf(): Promise<string> {
  const lock = await lockFolder(folder)
  const [name] = await readdir(folder)
  const { place } = JSON.parse(await readFile(join(folder, name ?? ''), 'utf8')) as { place: string }
  await lock.release()
  return place
}
