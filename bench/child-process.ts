import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Milliseconds in which a process must end by itself. */
const patience = 15_000

/** Asks a child process to end, kills it if it does not, and waits until it has ended. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), patience)
  await ended
  clearTimeout(insist)
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Arguments of node that write a CPU profile when the process ends. */
export function profiling(folder: string | null): string[] {
  return folder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`]
}
