'use client'

import type { ComponentProps, ReactNode } from 'react'
import { GuardedButton } from './guarded-button'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-label' | 'children'> {
  /** The accessible name, also shown as a tooltip, unless the button opens a menu, which says what it is. */
  label: string
  icon: ReactNode
  /** Why it cannot be pressed; see `Button`. */
  disabledReason?: string | undefined
}

/** A square button with only an icon, for well-known actions and those repeated in every row. */
export function IconButton({ label, icon, className = '', ...rest }: IconButtonProps) {
  const unavailable =
    rest.disabledReason === undefined ? 'cursor-pointer hover:bg-hover hover:text-text' : 'opacity-55'
  return (
    <GuardedButton
      {...rest}
      aria-label={label}
      hint={rest['aria-haspopup'] === 'menu' ? undefined : label}
      className={`icon-button ${unavailable} ${className}`}
    >
      {icon}
    </GuardedButton>
  )
}
