'use client'

import ErrorPage from './error'
import type { ErrorReportProps } from '@/components/ui/error-report'
import './globals.css'

/** Replaces the whole document if the root layout failed. */
export default function GlobalErrorPage(props: ErrorReportProps) {
  return (
    <html lang="en">
      <head>
        <title>This page could not be shown · Keyturn</title>
      </head>
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
