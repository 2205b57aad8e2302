import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { valueOf } from '@/app/value-of'
import { SecondStepForm } from '@/components/entry/second-step-form'
import { SignInForm } from '@/components/entry/sign-in-form'
import { Notice } from '@/components/ui/notice'
import { runtime } from '@/lib/runtime'
import { requestStranger } from '@/lib/session/actor-of-session'
import { currentActor } from '@/lib/session/actor'
import { returnPath } from '@/lib/session/return-path'
import { finishSignInAction } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

interface PageProps {
  searchParams: Promise<{ callbackUrl?: string | string[]; with?: string | string[] }>
}

export default async function LoginPage({ searchParams }: PageProps) {
  const asked = await searchParams
  const returnTo = returnPath(asked.callbackUrl)
  const actor = await currentActor()
  if (actor.kind === 'person') redirect(returnTo)
  if (actor.kind === 'half')
    return <SecondStep returnTo={returnTo} byRecovery={asked.with === 'recovery-code'} />
  const { isSetUp } = valueOf(await runtime().may.getSetUpState(await requestStranger(), {}))
  return (
    <>
      <div>
        <h1 className="text-title font-semibold tracking-[-0.01em]">Sign in</h1>
        <p className="mt-0.5 text-muted">Issue and monitor the API credentials of your machines.</p>
      </div>
      {!isSetUp && (
        <Notice tone="info" title="Keyturn is not set up yet">
          Open the set-up link that the server printed when it started, and create the first administrator.
        </Notice>
      )}
      <SignInForm returnTo={returnTo} />
    </>
  )
}

/** For someone whose password was correct, and who has a second factor. */
function SecondStep({ returnTo, byRecovery }: { returnTo: string; byRecovery: boolean }) {
  return (
    <>
      <div>
        <h1 className="text-title font-semibold tracking-[-0.01em]">Two-factor sign-in</h1>
        <p className="mt-0.5 text-muted">
          {byRecovery
            ? 'Enter one of the recovery codes that you saved. Each works once.'
            : 'Enter the code that your authenticator app shows for Keyturn.'}
        </p>
      </div>
      <SecondStepForm
        // Each has its own text and its own error.
        key={String(byRecovery)}
        returnTo={returnTo}
        byRecovery={byRecovery}
        finish={finishSignInAction}
      />
    </>
  )
}
