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

/** Shown above every page, and above a drawer, while a credential expires soon or has just expired (X10). */
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
      id="banner"
      aria-label="Expiring credentials"
      className="z-10 border-b bg-warning-tint sm:sticky sm:top-header sm:h-banner"
    >
      <div className="mx-auto flex w-full max-w-content flex-wrap items-center justify-between gap-x-4 gap-y-1 px-gutter-phone py-1.5 sm:h-full sm:flex-nowrap sm:px-gutter sm:py-0">
        <p className="flex min-w-0 flex-1 basis-70 gap-2.5 wrap-anywhere sm:basis-0">
          <ClockAlert className="mt-0.5 text-warning" />
          {/* A long name is cut, and what follows it is not. */}
          <span className="min-w-0 sm:flex sm:gap-1">
            <span className="sm:shrink-0">{counts}</span>{' '}
            <strong className="truncate font-semibold max-sm:inline-block max-sm:max-w-full max-sm:align-bottom">
              <bdi>{nearest}</bdi>
            </strong>{' '}
            <span className="sm:min-w-24 sm:shrink-[0.1] sm:truncate">{when}</span>
          </span>
        </p>
        <div className="flex flex-wrap gap-1 max-sm:-ml-2 sm:-mr-2 sm:shrink-0 sm:flex-nowrap">
          {reviews.map(({ href, label }) => (
            <ButtonLink key={href} size="sm" variant="ghost" href={href}>
              {label}
            </ButtonLink>
          ))}
          <Button size="sm" variant="ghost" icon={<X />} onClick={dismiss}>
            Dismiss for today
          </Button>
        </div>
      </div>
    </section>
  )
}
