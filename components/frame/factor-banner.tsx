import { ShieldAlert } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Time } from '@/components/ui/time'

interface FactorBannerProps {
  /** ISO 8601. */
  due: string
  /** The moment of rendering and the reader's zone. */
  reading: { now: string; timeZone: string }
}

/** Shown above every page until the reader has set up a second factor that becomes required for them. */
export function FactorBanner({ due, reading }: FactorBannerProps) {
  return (
    <section aria-label="Two-factor sign-in" className="border-b bg-info-tint">
      <div className="mx-auto flex w-full max-w-content flex-wrap items-center justify-between gap-x-4 gap-y-1 px-gutter-phone py-1.5 sm:px-gutter">
        <p className="flex min-w-0 flex-1 basis-70 gap-2.5">
          <ShieldAlert className="mt-0.5 text-info" />
          <span>
            Two-factor sign-in becomes required for you <Time value={due} {...reading} />.
          </span>
        </p>
        <ButtonLink size="sm" variant="ghost" href="/account">
          Set it up
        </ButtonLink>
      </div>
    </section>
  )
}
