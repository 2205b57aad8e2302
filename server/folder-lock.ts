import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  link,
  readFile,
  readdir,
  readlink,
  stat,
  truncate,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import { CannotStart } from '@/lib/config'

/** Another process has the folder open. */
export class FolderInUse extends CannotStart {
  override name = 'FolderInUse'
  constructor(readonly pid: number) {
    super(`Another Keyturn process (pid ${pid}) has DATA_DIR open. Stop it first, or set DATABASE_URL.`)
  }
}

interface FolderLock {
  release(): Promise<void>
}

/** The holder of a lock. A pid alone is not enough, because another process may get the same number later. */
const holderSchema = z.object({
  pid: z.int().positive(),
  /** When the process started, as the system reports it; null if unknown. */
  started: z.string().nullable(),
  /** The boot and the container in which the pid is valid. */
  place: z.string(),
})
type Holder = z.infer<typeof holderSchema>

const prefix = 'keyturn.lock.'
const heartbeat = 1_000
/** Longer than any delay of a heartbeat, which a query of the embedded database can cause. */
const silence = 10_000

/**
 * Locks a folder for this process until it is released or the process ends in any way.
 *
 * Lock files are numbered, and the highest number counts. link(2) creates a number once and atomically, so only one of two
 * starts succeeds. Taking over from a dead holder creates the next number, so nobody ever deletes a lock that another
 * process may just have taken. For a pid of another boot or container, the heartbeat decides whether the holder is alive.
 *
 * @throws {FolderInUse} if a live process holds it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const me: Holder = { pid: process.pid, started: await startOf(process.pid), place: await place() }
  for (;;) {
    const last = Math.max(0, ...(await numbers(folder)))
    const holder = await holderOf(file(folder, last))
    if (holder && (await lives(holder, me.place, file(folder, last)))) throw new FolderInUse(holder.pid)

    const mine = last + 1
    if (!(await createWhole(file(folder, mine), me))) continue
    const others = (await numbers(folder)).filter((number) => number !== mine)
    if (others.some((number) => number > mine)) {
      // Other processes have taken this number and higher ones in the meantime.
      await unlink(file(folder, mine))
      continue
    }
    for (const number of others) await unlink(file(folder, number)).catch(ignoreMissing)
    return hold(file(folder, mine))
  }
}

function hold(path: string): FolderLock {
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(ignoreMissing), heartbeat)
  beat.unref()
  return {
    // Emptied, not deleted, because a number must never be used twice.
    async release() {
      clearInterval(beat)
      await truncate(path).catch(ignoreMissing)
    },
  }
}

async function lives(holder: Holder, here: string, path: string): Promise<boolean> {
  if (holder.place !== here) return beats(path)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  const started = await startOf(holder.pid)
  return started === null || holder.started === null || started === holder.started
}

async function beats(path: string): Promise<boolean> {
  const before = await mtime(path)
  for (const end = Date.now() + silence; Date.now() < end; await sleep(heartbeat / 4)) {
    if ((await mtime(path)) !== before) return true
  }
  return false
}

const mtime = (path: string) =>
  stat(path).then(
    (stats) => stats.mtimeMs,
    () => 0,
  )

/** When a process started; 'gone' if it has ended but was not reaped yet; null if unknown. */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
    // proc_pid_stat(5): the name in brackets may contain anything. The state follows it, and 19 fields later the start.
    const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ')
    if (fields?.[0] === 'Z') return 'gone'
    return fields?.[19] ?? null
  }
  const ps = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => null)
  return ps?.stdout.trim() || null
}

async function place(): Promise<string> {
  if (process.platform !== 'linux') return hostname()
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(hostname)
  const namespace = await readlink('/proc/self/ns/pid').catch(hostname)
  return `${boot.trim()} ${namespace}`
}

async function numbers(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .filter(Number.isInteger)
}

const file = (folder: string, number: number) => join(folder, `${prefix}${number}`)

/** Null if no lock exists, or it was released. */
async function holderOf(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch(ignoreMissing)
  if (!text) return null
  const read = holderSchema.safeParse(parseJson(text))
  if (read.success) return read.data
  throw new CannotStart(
    `The lock file ${path} cannot be read. If no other Keyturn process has this folder open, delete the file and start Keyturn again.`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Creates the file with its complete content atomically; false if it exists. */
async function createWhole(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await unlink(draft)
  }
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
