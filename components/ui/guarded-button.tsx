'use client'

import { use, useId, type ComponentProps, type MouseEvent } from 'react'
import { SingleKeys } from './single-keys'
import { tooltip } from './tooltip'

interface GuardedButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  pending?: boolean
  disabledReason?: string | undefined
  /** Shown on hover and focus unless there is a reason to show. */
  hint?: string
  /** The single key that presses it, if the reader has single keys on. */
  shortcut?: string | undefined
}

/**
 * The unstyled base of every button. While it is pending or has a reason it stays focusable, is announced as unavailable,
 * and neither calls `onClick` nor submits its form.
 */
export function GuardedButton(props: GuardedButtonProps) {
  const { pending = false, disabledReason, hint, shortcut, type = 'button', onClick, ...rest } = props
  const key = use(SingleKeys) ? shortcut : undefined
  const reasonId = useId()
  const blocked = pending || disabledReason !== undefined

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (!blocked) return onClick?.(event)
    // This also stops the form, because Enter in a field clicks the submit button.
    event.preventDefault()
    event.stopPropagation()
  }

  const shown = disabledReason ?? hint ?? (key && `Shortcut: ${key.toUpperCase()}`)

  return (
    <>
      <button
        {...rest}
        {...(shown !== undefined && tooltip(shown, { openOnPress: disabledReason !== undefined }))}
        type={type}
        onClick={press}
        aria-disabled={blocked || undefined}
        aria-busy={pending || undefined}
        aria-keyshortcuts={key}
        aria-describedby={disabledReason === undefined ? rest['aria-describedby'] : reasonId}
      />
      {disabledReason !== undefined && (
        <span id={reasonId} className="sr-only">
          {disabledReason}
        </span>
      )}
    </>
  )
}
