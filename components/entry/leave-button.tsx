'use client'

import { useLeave } from '@/components/account/use-leave'
import { TextButton } from '@/components/ui/text-button'

/** Ends a session in which there is still something to show or to set up. */
export function LeaveButton() {
  const leave = useLeave()
  return <TextButton onClick={() => void leave()}>Cancel and sign out</TextButton>
}
