'use client'

import { useEffect, useRef } from 'react'
import { withPasskey } from '@/components/passkeys/with-passkey'
import { NeedsScript } from '@/components/ui/needs-script'
import { Notice } from '@/components/ui/notice'
import { PasskeyButton } from '@/components/passkeys/passkey-button'
import type { SecondStepActions } from './second-step-actions'
import { SignInAgain } from './sign-in-again'
import { useEntry } from './use-entry'

interface PasskeyStepProps extends SecondStepActions {
  /** The path to go to afterwards. */
  returnTo: string
}

/** The second step of signing in, for someone who has passkeys and no authenticator app. */
export function PasskeyStep({ returnTo, finish, beginPasskey }: PasskeyStepProps) {
  const { way, enter, failure } = useEntry(returnTo)
  const button = useRef<HTMLButtonElement>(null)
  // There is nothing else to do on this page.
  useEffect(() => button.current?.focus(), [])
  return (
    <div className="flex flex-col gap-4">
      <NeedsScript />
      {failure && (
        <Notice tone="danger" action={<SignInAgain failure={failure} />}>
          {failure.message ?? Object.values(failure.fields)[0]}
        </Notice>
      )}
      <PasskeyButton
        variant="primary"
        ref={button}
        pending={way === 'passkey'}
        onClick={() =>
          void enter('passkey', () => withPasskey(beginPasskey, (passkey) => finish({ passkey })))
        }
      >
        Use a passkey
      </PasskeyButton>
    </div>
  )
}
