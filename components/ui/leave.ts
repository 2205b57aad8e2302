import { signOut } from 'next-auth/react'
import { forgetKept } from './kept-forms'

/** Signs the person out, and leaves nothing of what they typed in the browser. */
export async function leave(): Promise<void> {
  forgetKept()
  await signOut({ callbackUrl: '/login' })
}
