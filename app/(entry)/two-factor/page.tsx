import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import {
  addPasskeyAction,
  beginPasskeyAction,
  beginTwoFactorAction,
  confirmTwoFactorAction,
} from '@/app/(console)/account/actions'
import { SetUpFactor } from '@/components/entry/set-up-factor'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { returnPath } from '@/lib/session/return-path'

export const metadata: Metadata = { title: 'Set up two-factor sign-in' }

interface PageProps {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}

/**
 * For someone who can do nothing else before they have a second factor. Unlike the sign-in page it stays when they have it: it
 * shows the recovery codes.
 */
export default async function TwoFactorPage({ searchParams }: PageProps) {
  const returnTo = returnPath((await searchParams).callbackUrl)
  const actor = await currentActor()
  const isDue = actor.kind === 'half' && actor.needs === 'set_up'
  const isSetUp = actor.kind === 'person' && actor.proof.by === 'factor'
  if (!isDue && !isSetUp) redirect(`/login?callbackUrl=${encodeURIComponent(returnTo)}`)
  return (
    <>
      <div>
        <h1 className="text-title font-semibold tracking-[-0.01em]">Set up two-factor sign-in</h1>
        <p className="mt-0.5 text-muted">
          {isDue
            ? 'Your organization requires it. A stolen password alone then opens nothing.'
            : 'Two-factor sign-in is on.'}
        </p>
      </div>
      <SetUpFactor
        returnTo={returnTo}
        isDue={isDue}
        actions={{ beginTwoFactor: beginTwoFactorAction, confirmTwoFactor: confirmTwoFactorAction }}
        passkeys={
          runtime().publicConfig.offersPasskeys ? { begin: beginPasskeyAction, add: addPasskeyAction } : null
        }
      />
    </>
  )
}
