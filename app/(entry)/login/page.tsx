import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { valueOf } from '@/app/value-of'
import { SignInForm } from '@/components/entry/sign-in-form'
import { Notice } from '@/components/ui/notice'
import { runtime } from '@/lib/runtime'
import { requestStranger } from '@/lib/session/actor-of-session'
import { currentActor } from '@/lib/session/actor'
import { returnPath } from '@/lib/session/return-path'
import { beginPasskeyAction } from './actions'
import { SecondStep } from './second-step'

export const metadata: Metadata = { title: 'Sign in' }

interface PageProps {
  searchParams: Promise<{ callbackUrl?: string | string[]; with?: string | string[] }>
}

export default async function LoginPage({ searchParams }: PageProps) {
  const asked = await searchParams
  const returnTo = returnPath(asked.callbackUrl)
  const actor = await currentActor()
  if (actor.kind === 'person') redirect(returnTo)
  if (actor.kind === 'half' && actor.needs === 'set_up')
    redirect(`/two-factor?callbackUrl=${encodeURIComponent(returnTo)}`)
  const { may, publicConfig } = runtime()
  if (actor.kind === 'half') {
    const factors = valueOf(await may.getOwnFactors(actor, {}))
    return <SecondStep returnTo={returnTo} factors={factors} byRecovery={asked.with === 'recovery-code'} />
  }
  const { isSetUp } = valueOf(await may.getSetUpState(await requestStranger(), {}))
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
      <SignInForm
        returnTo={returnTo}
        beginPasskey={publicConfig.offersPasskeys ? beginPasskeyAction : null}
      />
    </>
  )
}
