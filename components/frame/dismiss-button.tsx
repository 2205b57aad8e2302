'use client'

import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'

const oneDay = 24 * 3600

/** Hides the banner about expiring credentials until tomorrow. `dismissal`: the value of the cookie for this person and day. */
export function DismissButton({ dismissal }: { dismissal: string }) {
  const router = useRouter()

  function dismiss() {
    document.cookie = `expiry_banner=${dismissal}; path=/; max-age=${oneDay}; samesite=lax`
    router.refresh()
  }

  return (
    <Button size="sm" variant="ghost" icon={<X />} onClick={dismiss}>
      <span className="max-sm:sr-only">Dismiss for today</span>
    </Button>
  )
}
