'use client'

import { useRouter } from 'next/navigation'
import { startTransition, type ReactNode } from 'react'
import { Button } from './button'
import { isOutdated } from './failed-call'
import { reloadAndKeep } from './kept-forms'

export interface ErrorReportProps {
  error: Error & { digest?: string }
  reset: () => void
}

/** What a page says that could not be shown. The log has an error of the server under the same reference. */
export function ErrorReport({ error, reset }: ErrorReportProps) {
  const router = useRouter()

  function tryAgain() {
    startTransition(() => {
      router.refresh()
      reset()
    })
  }

  if (isOutdated(error)) {
    return (
      <Report
        title="Keyturn was updated"
        action={
          <Button variant="primary" onClick={reloadAndKeep}>
            Reload
          </Button>
        }
      >
        <p className="mt-1 text-muted">This page is from an earlier version. Reload it to continue.</p>
      </Report>
    )
  }
  return (
    <Report
      title="This page could not be shown"
      action={
        <Button variant="primary" onClick={tryAgain}>
          Try again
        </Button>
      }
    >
      <p className="mt-1 text-muted">
        Try again. If the problem persists, contact the operator of Keyturn
        {error.digest ? ' and include this reference.' : '.'}
      </p>
      {error.digest && (
        <p className="mt-3 text-muted">
          Reference <code className="text-text">{error.digest}</code>
        </p>
      )}
    </Report>
  )
}

function Report({ title, children, action }: { title: string; children: ReactNode; action: ReactNode }) {
  return (
    <div className="flex max-w-100 flex-col items-start gap-5" role="alert">
      <div>
        <h1 className="text-title font-semibold">{title}</h1>
        {children}
      </div>
      {action}
    </div>
  )
}
