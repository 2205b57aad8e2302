'use client'

import { useSyncExternalStore } from 'react'

/** Milliseconds between two looks while the server cannot be reached. */
const pause = 5_000

let isLost = false
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function set(lost: boolean): void {
  if (isLost === lost) return
  isLost = lost
  for (const listener of listeners) listener()
}

/** Asks the server whether it can be reached, and again until it can. A browser that is offline may still reach its own machine. */
async function look(): Promise<void> {
  clearTimeout(timer)
  const answered = await fetch('/healthz', { cache: 'no-store' }).then(
    () => true,
    () => false,
  )
  set(!answered)
  if (!answered) timer = setTimeout(() => void look(), pause)
}

/** Something was not answered: finds out whether the server can be reached. */
export function doubtConnection(): void {
  void look()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  const events = ['online', 'offline'] as const
  for (const event of events) window.addEventListener(event, doubtConnection)
  return () => {
    listeners.delete(listener)
    for (const event of events) window.removeEventListener(event, doubtConnection)
    clearTimeout(timer)
  }
}

/** Whether the server cannot be reached. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(
    listen,
    () => isLost,
    () => false,
  )
}
