'use client'

import { useState, type MouseEvent } from 'react'

type Press = (event: MouseEvent<HTMLButtonElement>) => unknown

/** Makes a button pending for as long as the promise lasts that its `onClick` returns, if it returns one. */
export function usePress(onClick: Press | undefined, isPending = false) {
  const [waits, setWaits] = useState(false)
  function press(event: MouseEvent<HTMLButtonElement>) {
    const answer = onClick?.(event)
    if (!(answer instanceof Promise)) return
    setWaits(true)
    void answer.finally(() => setWaits(false))
  }
  return { pending: isPending || waits, onClick: onClick && press }
}
