import type { Metadata } from 'next'
import { ChoosePasswordForm } from '@/components/entry/choose-password-form'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { runtime } from '@/lib/runtime'
import { requestStranger } from '@/lib/session/actor-of-session'
import { choosePasswordAction } from './actions'

export const metadata: Metadata = { title: 'Choose your password' }

interface PageProps {
  searchParams: Promise<{ token?: string | string[] }>
}

/** The page behind a one-time link. Its visitor acts as a stranger, even when signed in. */
export default async function InvitationPage({ searchParams }: PageProps) {
  const { token } = await searchParams
  const text = typeof token === 'string' ? token : ''
  const stranger = await requestStranger()
  const person = await runtime().may.findSignInLink(stranger, { token: text })
  return (
    <>
      <div>
        <h1 className="text-title font-semibold tracking-[-0.01em]">Choose your password</h1>
        {person.ok && <p className="mt-0.5 text-muted">Welcome, {person.value.name}.</p>}
      </div>
      {person.ok ? (
        <ChoosePasswordForm token={text} email={person.value.email} action={choosePasswordAction} />
      ) : (
        <>
          <Notice tone="warning" title="This link is not valid">
            It has been used, has been replaced or has expired. Ask a cloud administrator for a new one.
          </Notice>
          <ButtonLink href="/login" className="w-full">
            Go to sign in
          </ButtonLink>
        </>
      )}
    </>
  )
}
