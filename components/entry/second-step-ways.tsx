import { Link } from '@/components/ui/link'
import { LeaveButton } from './leave-button'

interface SecondStepWaysProps {
  /** The path to go to after signing in. */
  returnTo: string
  /** Whether a recovery code is asked for now. */
  byRecovery: boolean
  /** What the way back from there is called. Null if there is none. */
  otherWay: string | null
}

/** The other ways to finish signing in, and the way out. */
export function SecondStepWays({ returnTo, byRecovery, otherWay }: SecondStepWaysProps) {
  const label = byRecovery ? otherWay : 'Use a recovery code'
  const other = new URLSearchParams({
    callbackUrl: returnTo,
    ...(!byRecovery && { with: 'recovery-code' }),
  })
  return (
    <>
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-2 text-small">
        {label && (
          <Link href={`/login?${other}`} className="rounded-[2px] text-accent-text hover:underline">
            {label}
          </Link>
        )}
        <LeaveButton />
      </div>
      <p className="text-small text-muted">
        Cannot use any of these? Ask a cloud administrator to reset your two-factor sign-in.
      </p>
    </>
  )
}
