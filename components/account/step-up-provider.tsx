'use client'

import type { ReactNode } from 'react'
import { StepUpProvider as Provider } from '@/components/ui/step-up'
import type { BeginPasskey } from '@/components/passkeys/with-passkey'
import { StepUpDialog, type Confirm } from './step-up-dialog'

interface StepUpProviderProps {
  /** For password managers. */
  email: string
  confirm: Confirm
  beginPasskey: BeginPasskey
  children: ReactNode
}

/** Lets the actions of every page ask the reader to confirm that it is them. */
export function StepUpProvider({ email, confirm, beginPasskey, children }: StepUpProviderProps) {
  return (
    <Provider
      render={(question, answer) => (
        <StepUpDialog
          question={question}
          email={email}
          confirm={confirm}
          beginPasskey={beginPasskey}
          onAnswer={answer}
        />
      )}
    >
      {children}
    </Provider>
  )
}
