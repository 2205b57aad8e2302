import { ClockAlert } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { DismissButton } from './dismiss-button'

interface ExpiryBannerProps {
  /** The sentences of the banner: the counts, and the nearest credential by name. */
  sentences: BannerText
  /** Where exactly these credentials are. */
  href: string
  /** The value of the cookie for this person and day. */
  dismissal: string
}

/** The nearest credential is shown in bold. */
export interface BannerText {
  counts: string
  nearest: string
  when: string
}

/** Shown above every page, and above a drawer, while a credential expires soon or has just expired (X10). */
export function ExpiryBanner({ sentences: { counts, nearest, when }, href, dismissal }: ExpiryBannerProps) {
  return (
    <section
      id="banner"
      aria-label="Expiring credentials"
      className="z-10 border-b bg-warning-tint sm:sticky sm:top-header sm:h-banner"
    >
      <div className="mx-auto flex w-full max-w-content items-center justify-between gap-x-2 px-gutter-phone py-1 sm:h-full sm:gap-x-4 sm:px-gutter sm:py-0">
        <p className="flex min-w-0 flex-1 gap-2.5">
          <ClockAlert className="mt-0.5 text-warning" />
          {/* A long name is cut, and what follows it is not. A phone has no room for either. */}
          <span className="min-w-0 sm:flex sm:gap-1">
            <span className="sm:shrink-0">{counts}</span>{' '}
            <strong className="truncate font-semibold max-sm:hidden">
              <bdi>{nearest}</bdi>
            </strong>{' '}
            <span className="max-sm:hidden sm:min-w-24 sm:shrink-[0.1] sm:truncate">{when}</span>
          </span>
        </p>
        <div className="-mr-2 flex shrink-0 gap-1">
          <ButtonLink size="sm" variant="ghost" href={href}>
            Review
          </ButtonLink>
          <DismissButton dismissal={dismissal} />
        </div>
      </div>
    </section>
  )
}
