'use client'

import { useCallback, type ReactNode } from 'react'
import { late } from '@/components/ui/late'
import { StepUpProvider as Provider } from '@/components/ui/step-up'
import { useLate } from '@/components/ui/use-late'
import type { BeginPasskey } from '@/components/passkeys/with-passkey'
import type { Confirm } from './step-up-dialog'

const stepUpDialog = late(() => import('./step-up-dialog').then(({ StepUpDialog }) => StepUpDialog))

interface StepUpProviderProps {
  /** For password managers. */
  email: string
  confirm: Confirm
  beginPasskey: BeginPasskey
  children: ReactNode
}

/** Lets the actions of every page ask the reader to confirm that it is them. */
export function StepUpProvider({ email, confirm, beginPasskey, children }: StepUpProviderProps) {
  const { part: Dialog, whenLoaded } = useLate(stepUpDialog)
  const prepare = useCallback(async () => {
    let isLoaded = false
    await whenLoaded(() => (isLoaded = true))
    return isLoaded
  }, [whenLoaded])
  return (
    <Provider
      prepare={prepare}
      render={(question, answer) =>
        Dialog && (
          <Dialog
            question={question}
            email={email}
            confirm={confirm}
            beginPasskey={beginPasskey}
            onAnswer={answer}
          />
        )
      }
    >
      {children}
    </Provider>
  )
}
