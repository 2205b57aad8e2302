'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import type { ReactNode } from 'react'
import { ToastProvider } from '@/components/ui/toast'
import { TooltipHost } from '@/components/ui/tooltip'

/** What every page stands in: the nonce for styles that components add, the messages of what succeeded, the tooltip. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <ToastProvider>{children}</ToastProvider>
      <TooltipHost />
    </CSPProvider>
  )
}
