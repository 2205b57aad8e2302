import { forgetKept } from './kept-forms'

/**
 * Signs the person out, and leaves nothing of what they typed in the browser. Returns false if the server was not reached. Loaded when
 * it is needed.
 */
export async function leave(): Promise<boolean> {
  try {
    const { signOut } = await import('next-auth/react')
    await signOut({ callbackUrl: '/login' })
    forgetKept()
    return true
  } catch {
    return false
  }
}
