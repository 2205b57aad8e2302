'use client'

import type { ReactNode } from 'react'
import { Button } from './button'
import { asksToReload } from './failed-call'
import { reloadAndKeep } from './kept-forms'
import { Notice } from './notice'

interface FailureNoticeProps {
  message: string
  /** A button that helps. */
  remedy?: ReactNode
}

/** The message of a failed action, where the action was asked for. */
export function FailureNotice({ message, remedy }: FailureNoticeProps) {
  const reload = (
    <Button size="sm" onClick={reloadAndKeep}>
      Reload
    </Button>
  )
  return (
    <Notice tone="danger" action={asksToReload(message) ? reload : remedy}>
      {message}
    </Notice>
  )
}
