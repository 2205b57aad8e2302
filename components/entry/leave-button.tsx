'use client'

import { signOut } from 'next-auth/react'

/** Ends a session in which there is still something to show or to set up. */
export function LeaveButton() {
  return (
    <button
      type="button"
      className="cursor-pointer rounded-[2px] text-accent-text hover:underline"
      onClick={() => void signOut({ callbackUrl: '/login' })}
    >
      Cancel and sign out
    </button>
  )
}
