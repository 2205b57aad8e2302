import { forgetKept } from '@/components/ui/kept-forms'
import { useToast } from '@/components/ui/toast'

/** Returns a function that signs the person out, and leaves nothing of what they typed in the browser. */
export function useLeave(): () => Promise<void> {
  const toast = useToast()
  return async () => {
    try {
      // Few sign out on a page, so it is not part of every page.
      const { signOut } = await import('next-auth/react')
      forgetKept()
      await signOut({ callbackUrl: '/login' })
    } catch {
      toast('You are still signed in', 'Check your connection and try again.', 'danger')
    }
  }
}
