'use client'

import { ErrorReport, type ErrorReportProps } from '@/components/ui/error-report'
import { Logo } from '@/components/ui/logo'

/** Replaces a page outside the frame, or the frame itself, that could not be shown. */
export default function ErrorPage(props: ErrorReportProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-100 flex-col items-start justify-center gap-5 px-gutter-phone">
      <Logo />
      <ErrorReport {...props} />
    </main>
  )
}
