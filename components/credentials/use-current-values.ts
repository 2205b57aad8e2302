'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import type { ActionFailure, ActionState } from '@/components/ui/action-state'

export const noAnswer = 'The server did not answer as expected.'
const unanswered: ActionFailure = { ok: false, message: noAnswer, fields: {} }

/**
 * Reads the current values of a credential when a dialog opens; null until they are there, and without an id. `onFound` fills
 * the form with them.
 */
export function useCurrentValues<Values>(
  read: (input: { id: string }) => Promise<ActionState<Values>>,
  id: string | undefined,
  onFound: (values: Values) => void,
) {
  const router = useRouter()
  const [found, setFound] = useState<ActionState<Values> | null>(null)
  const isUnread = found === null

  const show = useEffectEvent((state: ActionState<Values>) => {
    if (state.ok) onFound(state.value)
    else if (state.stale) router.refresh()
    setFound(state)
  })

  useEffect(() => {
    if (!isUnread || id === undefined) return undefined
    let isOpen = true
    read({ id }).then(
      (state) => isOpen && show(state),
      () => isOpen && show(unanswered),
    )
    return () => {
      isOpen = false
    }
  }, [isUnread, read, id])

  return { found, retry: () => setFound(null) }
}
