'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { ErrorReport } from '@/components/ui/error-report'
import { Logo } from '@/components/ui/logo'
import { MenuProvider } from '@/components/ui/menu'
import { RepeatEarlyPresses } from '@/components/ui/repeat-early-presses'
import { ToastProvider } from '@/components/ui/toast'
import { TooltipHost } from '@/components/ui/tooltip-host'
import { DialogHistory } from '@/components/ui/use-dialog-entry'
import { MaySend } from '@/components/ui/use-matches'
import { findSecret } from '@/lib/schemas/forms/pasted-secret'

// Named here so that every layout and error page finds them in the script of the root, and none has them again in its own.
void [ButtonLink, ErrorReport, Logo]

const holdsNoSecret = (text: string) => findSecret(text) === null

/**
 * Wraps every page: provides the nonce for styles that components add, toasts, the open menu and tooltip, the place
 * of dialogs in the history, which texts may be looked up, and what was pressed early.
 */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <ToastProvider>
        <MaySend value={holdsNoSecret}>
          <MenuProvider>{children}</MenuProvider>
        </MaySend>
      </ToastProvider>
      <TooltipHost />
      <DialogHistory />
      <RepeatEarlyPresses />
    </CSPProvider>
  )
}
