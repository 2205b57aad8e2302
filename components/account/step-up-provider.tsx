'use client'

import type { ReactNode } from 'react'
import { StepUpProvider as Provider } from '@/components/ui/step-up'
import { StepUpDialog, type Confirm } from './step-up-dialog'

interface StepUpProviderProps {
  /** For password managers. */
  email: string
  confirm: Confirm
  children: ReactNode
}

/** Lets the actions of every page ask the reader to confirm that it is they. */
export function StepUpProvider({ email, confirm, children }: StepUpProviderProps) {
  return (
    <Provider
      render={(question, answer) => (
        <StepUpDialog question={question} email={email} confirm={confirm} onAnswer={answer} />
      )}
    >
      {children}
    </Provider>
  )
}
