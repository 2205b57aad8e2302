'use client'

import { ClockAlert, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button, ButtonLink } from '@/components/ui/button'

interface ExpiryBannerProps {
  /** The sentences of the banner: the counts, and the nearest credential by name. */
  sentences: BannerText
  /** Links to the filtered lists. */
  reviews: { href: string; label: string }[]
  /** The value of the cookie for this person and day. */
  dismissal: string
}

/** The nearest credential is shown in bold. */
export interface BannerText {
  counts: string
  nearest: string
  when: string
}

const oneDay = 24 * 3600

/** Shown above every page while a credential expires soon or has just expired (X10). */
export function ExpiryBanner({
  sentences: { counts, nearest, when },
  reviews,
  dismissal,
}: ExpiryBannerProps) {
  const router = useRouter()

  function dismiss() {
    document.cookie = `expiry_banner=${dismissal}; path=/; max-age=${oneDay}; samesite=lax`
    router.refresh()
  }

  return (
    <section
      aria-label="Expiring credentials"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b bg-warning-tint px-gutter-phone py-1.5 sm:px-gutter"
    >
      <p className="flex min-w-0 flex-1 basis-70 gap-2.5 wrap-anywhere">
        <ClockAlert className="mt-0.5 text-warning" />
        <span>
          {counts} <strong className="font-semibold">{nearest}</strong> {when}
        </span>
      </p>
      <div className="flex flex-wrap gap-1">
        {reviews.map(({ href, label }) => (
          <ButtonLink key={href} size="sm" variant="ghost" href={href}>
            {label}
          </ButtonLink>
        ))}
        <Button size="sm" variant="ghost" icon={<X />} onClick={dismiss}>
          Dismiss for today
        </Button>
      </div>
    </section>
  )
}
