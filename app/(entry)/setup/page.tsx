import type { Metadata } from 'next'
import { valueOf } from '@/app/value-of'
import { SetUpForm } from '@/components/entry/set-up-form'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { runtime } from '@/lib/runtime'
import { requestStranger } from '@/lib/session/actor-of-session'
import { setUpAction } from './actions'

export const metadata: Metadata = { title: 'Set up Keyturn' }

interface PageProps {
  searchParams: Promise<{ token?: string | string[] }>
}

export default async function SetUpPage({ searchParams }: PageProps) {
  const { token } = await searchParams
  return (
    <>
      <div>
        <h1 className="text-title font-semibold tracking-[-0.01em]">Set up Keyturn</h1>
        <p className="mt-0.5 text-muted">Create the first cloud administrator.</p>
      </div>
      <Body token={typeof token === 'string' ? token : ''} />
    </>
  )
}

async function Body({ token }: { token: string }) {
  const { isSetUp, isLinkValid } = valueOf(
    await runtime().may.getSetUpState(await requestStranger(), { token }),
  )
  if (isSetUp) {
    return (
      <>
        <Notice tone="info">Keyturn is already set up. This link no longer works.</Notice>
        <ButtonLink href="/login" variant="primary" className="w-full">
          Go to sign in
        </ButtonLink>
      </>
    )
  }
  if (!isLinkValid) {
    return (
      <Notice tone="warning" title="This set-up link is not valid">
        Use the complete link that the server printed when it started.
      </Notice>
    )
  }
  return <SetUpForm token={token} action={setUpAction} />
}
