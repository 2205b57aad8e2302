'use client'

import { useSyncExternalStore } from 'react'

/** Milliseconds between two checks while the server cannot be reached. */
const pause = 5_000

let isLost = false
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()
/** What waits until the server can be reached. */
let waiting: (() => void) | undefined

function set(lost: boolean): void {
  if (isLost === lost) return
  isLost = lost
  for (const listener of listeners) listener()
  if (lost) return
  const run = waiting
  waiting = undefined
  run?.()
}

/**
 * Whether the server can be reached. If not, asks again until it can. Asks even if the browser is offline: Keyturn may run on the same
 * machine.
 */
export async function isReachable(): Promise<boolean> {
  clearTimeout(timer)
  const answered = await fetch('/healthz', { cache: 'no-store' }).then(
    () => true,
    () => false,
  )
  set(!answered)
  if (!answered) timer = setTimeout(checkConnection, pause)
  return answered
}

/** Something was not answered: finds out whether the server can be reached. */
export function checkConnection(): void {
  void isReachable()
}

/** Runs something now, or when the server can be reached again. The last of several. */
export function whenConnected(run: () => void): void {
  if (isLost) waiting = run
  else run()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  const events = ['online', 'offline'] as const
  for (const event of events) window.addEventListener(event, checkConnection)
  return () => {
    listeners.delete(listener)
    for (const event of events) window.removeEventListener(event, checkConnection)
    clearTimeout(timer)
  }
}

/** Whether the server was not there when it was asked last. */
export const isConnectionLost = () => isLost

/** Whether the server cannot be reached. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(listen, isConnectionLost, () => false)
}
