'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { clearOfToasts } from './clear-of-toasts'
import { IconButton } from './icon-button'
import { Spinner } from './spinner'
import { StepUpPlace } from './step-up'
import { useDialogEntry } from './use-dialog-entry'
import { followsLink } from './followed-link'

interface DialogProps {
  open: boolean
  /**
   * Called when the dialog should close: by Escape, a press outside, its button, Back, or a link in it that is followed. The parent
   * may decline, for instance to ask about unsaved changes first.
   */
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  /** The body, which scrolls between the fixed header and footer. */
  children: ReactNode
  /** Buttons. A submit button here belongs to a form in the body through its `form` attribute. */
  footer?: ReactNode
  /** 720 or 420 instead of 560; on a phone a sheet at the bottom instead of a full page. */
  width?: 'wide' | 'narrow' | 'sheet' | undefined
  /** Where it is rendered. Default: at the end of the body. */
  container?: RefObject<HTMLElement | null> | undefined
  /** Whether the body is still loading. When it is ready, focus moves to its first field. */
  loading?: boolean
}

/**
 * A modal dialog; on a phone a full page. Focus goes to the element with `data-first-focus`, else to the first field. It stays
 * inside, and returns to the opener. It has an entry in the history of the browser, so that Back closes it.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  width,
  container,
  loading = false,
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const openedByTouch = useRef(false)
  const wasLoading = useRef(false)
  useDialogEntry(open, () => onOpenChange(false))
  useEffect(() => {
    const hasCome = wasLoading.current && !loading
    wasLoading.current = loading
    const focused = document.activeElement
    // Unless focus has moved inside the dialog since.
    const isElsewhere = focused === popup.current || !popup.current?.contains(focused)
    if (hasCome && isElsewhere && !openedByTouch.current) firstField(body.current)?.focus()
  }, [loading])

  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal container={container}>
        <Base.Backdrop
          // Over another dialog too.
          forceRender
          className="fixed inset-0 z-40 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center sm:items-center sm:p-6">
          <Base.Popup
            ref={popup}
            onClick={(event) => followsLink(event) && onOpenChange(false)}
            // An on-screen keyboard would hide the dialog before the person can read it.
            initialFocus={(by) => {
              openedByTouch.current = by === 'touch'
              return openedByTouch.current ? popup.current : (firstField(body.current) ?? popup.current)
            }}
            className={`flex w-full flex-col bg-raised outline-none [--sticky-top:0px] transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 sm:h-auto sm:max-h-full sm:rounded-surface sm:shadow-float ${widths[width ?? 'normal']}`}
          >
            <div className="flex items-start gap-4 border-b py-3 pr-3 pl-5">
              <div className="min-w-0 flex-1 py-1.5">
                <Base.Title className="font-semibold">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-1 text-pretty text-muted">{description}</Base.Description>
                )}
              </div>
              <Base.Close render={<IconButton label="Close" icon={<X />} />} />
            </div>
            <div ref={body} className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5">
              {loading ? <Loading /> : children}
            </div>
            {footer && (
              <div
                ref={clearOfToasts}
                className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3"
              >
                {footer}
              </div>
            )}
            <StepUpPlace />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

const widths = {
  normal: 'h-full sm:max-w-dialog',
  wide: 'h-full sm:max-w-dialog-wide',
  narrow: 'h-full sm:max-w-dialog-narrow',
  sheet: 'max-h-[90dvh] rounded-t-surface shadow-float sm:max-w-dialog',
}

function firstField(body: HTMLElement | null): HTMLElement | null | undefined {
  return (
    body?.querySelector<HTMLElement>('[data-first-focus]') ??
    body?.querySelector<HTMLElement>('input:enabled, textarea:enabled, select:enabled')
  )
}

/** High enough that the dialog does not grow much when its body loads. */
function Loading() {
  return (
    <p role="status" className="flex min-h-96 items-center justify-center gap-2 text-muted">
      <Spinner /> Loading…
    </p>
  )
}
