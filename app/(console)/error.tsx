'use client'

import { ErrorReport, type ErrorReportProps } from '@/components/ui/error-report'

/** Replaces a page that could not be shown, within the frame. */
export default function ConsoleErrorPage(props: ErrorReportProps) {
  return <ErrorReport {...props} />
}
