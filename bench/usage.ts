import { readdirSync, readFileSync } from 'node:fs'

/** Linux reports times in hundredths of a second (USER_HZ), whatever the kernel uses. */
const ticksPerSecond = 100

/** The CPU time of all threads of a process in seconds; null without /proc, or if the process has ended. */
export function cpuSeconds(pid: number): number | null {
  const fields = statOf(pid)
  return fields && (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** The same in milliseconds, precise enough for short spans, but without the time of threads that have ended. */
export function cpuMilliseconds(pid: number): number | null {
  const tasks = list(`/proc/${pid}/task`)
  if (tasks.length === 0) return null
  const times = tasks.map((task) => Number(read(`/proc/${pid}/task/${task}/schedstat`)?.split(' ')[0] ?? 0))
  return times.reduce((sum, each) => sum + each, 0) / 1e6
}

/** The parent of a process; null without /proc. */
export function parentOf(pid: number): number | null {
  const fields = statOf(pid)
  return fields && Number(fields[1])
}

/** The CPU time of all children of a process, running or ended, in milliseconds. */
export function cpuMillisecondsOfChildren(pid: number): number | null {
  const [fields, children] = [statOf(pid), read(`/proc/${pid}/task/${pid}/children`)]
  if (!fields || children === null) return null
  const ended = ((Number(fields[13]) + Number(fields[14])) / ticksPerSecond) * 1000
  const living = children
    .split(' ')
    .filter(Boolean)
    .map((child) => cpuMilliseconds(Number(child)) ?? 0)
  return living.reduce((sum, each) => sum + each, ended)
}

/** The fields of proc_pid_stat(5) from the state on. The name in brackets before it may contain anything. */
function statOf(pid: number): string[] | null {
  const stat = read(`/proc/${pid}/stat`)
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** The resident memory of a process in megabytes (10^6 bytes); null without /proc. */
export function residentMemory(pid: number): number | null {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '') ?? []
  return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6
}

/**
 * Ticks since the boot in which the host gave the processor to other virtual machines while this one had work
 * (proc_stat(5): steal); null without /proc.
 */
export function stolenTicks(): number | null {
  const [, total] = /^cpu +(.+)$/m.exec(read('/proc/stat') ?? '') ?? []
  return total === undefined ? null : Number(total.split(' ')[7])
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
