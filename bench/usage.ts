import { readFileSync } from 'node:fs'

/** Linux reports times in hundredths of a second (USER_HZ), whatever the kernel uses. */
const ticksPerSecond = 100

/** The CPU time of all threads of a process in seconds; null without /proc, or if the process has ended. */
export function cpuSeconds(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === null) return null
  // proc_pid_stat(5): the name in brackets may contain anything; utime and stime are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
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
