'use client'

import { Button } from '@/components/ui/button'
import { Logo } from '@/components/ui/logo'

interface ErrorPageProps {
  error: Error & { digest?: string }
  reset: () => void
}

/** The log has the error under the reference that this page shows. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-100 flex-col items-start justify-center gap-5 px-gutter-phone">
      <Logo />
      <div>
        <h1 className="text-title font-semibold">This page could not be shown</h1>
        <p className="mt-1 text-muted">
          Nothing was changed. Try again. If the problem persists, contact the operator of Keyturn.
        </p>
        {error.digest && (
          <p className="mt-3 text-muted">
            Reference <code className="text-text">{error.digest}</code>
          </p>
        )}
      </div>
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
    </main>
  )
}
