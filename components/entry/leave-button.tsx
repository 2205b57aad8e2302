'use client'

import { signOut } from 'next-auth/react'
import { TextButton } from '@/components/ui/text-button'

/** Ends a session in which there is still something to show or to set up. */
export function LeaveButton() {
  return <TextButton onClick={() => void signOut({ callbackUrl: '/login' })}>Cancel and sign out</TextButton>
}
