'use client'

import { catchError } from 'next/error'
import { ErrorReport, type ErrorReportProps } from '@/components/ui/error-report'

/**
 * Replaces a page that could not be shown, within the frame. Not an `error.tsx`, whose script each page would request and wait for once the
 * others have come.
 */
export const PageError = catchError((_props: object, { error, reset }) => (
  <ErrorReport error={error as ErrorReportProps['error']} reset={reset} />
))
