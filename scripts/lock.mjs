import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunningProgram, root, say } from './run.mjs'

// Outside node_modules and .next, which npm and Next empty while the lock is held.
const path = join(root, 'dist', '.lock')
const HEARTBEAT_MS = 2_000
const STALE_MS = 10_000
const PAUSE_MS = 300

const read = () => {
  try {
    return { holder: readFileSync(path, 'utf8'), age: Date.now() - statSync(path).mtimeMs }
  } catch {
    return undefined
  }
}

/**
 * Lets one process at a time install and build in this checkout. The holder touches the file every two seconds: a process
 * id means nothing across containers, and may belong to another process after a crash.
 */
export async function locked(work) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const me = `${process.pid}-${Math.random()}`
  await acquire(me)

  const heartbeat = setInterval(() => utimesSync(path, new Date(), new Date()), HEARTBEAT_MS)
  const release = () => {
    clearInterval(heartbeat)
    if (read()?.holder === me) rmSync(path, { force: true })
  }
  const interrupted = (signal) => {
    if (!isRunningProgram()) process.exit(128 + constants.signals[signal])
  }
  process.once('exit', release).on('SIGINT', interrupted).on('SIGTERM', interrupted)
  try {
    return await work()
  } finally {
    process.off('exit', release).off('SIGINT', interrupted).off('SIGTERM', interrupted)
    release()
  }
}

async function acquire(me) {
  if (take(me)) return
  say('Waiting for another Keyturn command that is installing or building here…')
  do {
    await sleep(PAUSE_MS)
  } while (!take(me) && !(await takeOver(me)))
}

function take(me) {
  try {
    writeFileSync(path, me, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Takes over an abandoned lock. If two processes try, the later rename wins, and the pause lets the other notice. */
async function takeOver(me) {
  if ((read()?.age ?? 0) < STALE_MS) return false
  writeFileSync(`${path}.${me}`, me)
  renameSync(`${path}.${me}`, path)
  await sleep(PAUSE_MS)
  return read()?.holder === me
}
