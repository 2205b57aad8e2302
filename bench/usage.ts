import { readFileSync } from 'node:fs'

/** Linux shows times in hundredths of a second (USER_HZ), whatever its kernel counts in. */
const ticksPerSecond = 100

/** CPU time that all threads of a process have taken, in seconds; null where /proc does not tell, or the process is gone. */
export function cpuSeconds(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === null) return null
  // proc_pid_stat(5): the name in brackets may hold anything; utime and stime are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Resident memory of a process in megabytes (10^6 bytes); null where /proc does not tell. */
export function residentMemory(pid: number): number | null {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '') ?? []
  return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6
}

/**
 * Ticks that the host of a virtual machine gave to others while this one had something to do, since its start (proc_stat(5):
 * steal); null where /proc does not tell.
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
