'use client'

import { useEffect, useState } from 'react'
import type { ActionState, Answer } from './action-state'
import { callServer, unconfirmed } from './failed-call'

/**
 * Reads something about one thing from the server when a dialog opens. `found` is null until the answer arrives; `again` asks
 * once more. Without `read` nothing is asked.
 */
export function useRead<Output>(
  read: ((input: { id: string }) => Promise<ActionState<Output>>) | null,
  id: string,
): { found: Answer<Output> | null; again: () => void } {
  const [found, setFound] = useState<Answer<Output> | null>(null)
  const isUnread = found === null
  useEffect(() => {
    if (!read || !isUnread) return undefined
    let isOpen = true
    const show = (state: ActionState<Output>) => {
      // What only reads never asks.
      if (isOpen) setFound('stepUp' in state ? unconfirmed : state)
    }
    void callServer(read, { id }, 'reads').then(show)
    return () => {
      isOpen = false
    }
  }, [read, id, isUnread])
  return { found, again: () => setFound(null) }
}
