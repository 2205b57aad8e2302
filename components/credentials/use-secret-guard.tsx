'use client'

import { useState } from 'react'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'

/** Asks before a dialog closes that shows a secret, until `take` has been called: the secret itself has been copied or saved. */
export function useSecretGuard(question: { title: string; body: string }, onClose: () => void) {
  const [taken, setTaken] = useState(false)
  const guard = useLeaveGuard(!taken, { ...question, leave: 'Close without it', stay: 'Go back' }, onClose)
  return { ...guard, take: () => setTaken(true) }
}
