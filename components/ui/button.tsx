'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Link } from './link'
import { GuardedButton } from './guarded-button'
import { Spinner } from './spinner'
import { usePress } from './use-press'

const variants = {
  primary: 'bg-accent text-on-accent hover:not-aria-disabled:bg-accent-hover',
  secondary: 'border border-border bg-surface text-text hover:not-aria-disabled:bg-hover',
  'danger-outline': 'border border-danger/50 bg-surface text-danger hover:not-aria-disabled:bg-danger-tint',
  danger: 'bg-danger-solid text-on-danger hover:not-aria-disabled:bg-danger-solid-hover',
  ghost: 'text-text hover:not-aria-disabled:bg-hover',
}

const sizes = { sm: 'h-7 px-2 pointer-coarse:h-10', md: 'h-8 px-3 pointer-coarse:h-10' }

const shape =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control text-body font-medium whitespace-nowrap transition-colors select-none forced-colors:border'

interface Look {
  /** Default `secondary`. One `primary` per page or dialog; `danger` only inside a confirmation. */
  variant?: keyof typeof variants
  size?: keyof typeof sizes
  icon?: ReactNode
}

interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'disabled'> {
  /**
   * Whether work is in progress: the label stays, a spinner shows, and the button cannot be pressed again. It is pending too for as
   * long as the promise lasts that `onClick` returns.
   */
  pending?: boolean
  /** Why it cannot be pressed. It stays focusable and says so in a tooltip and to assistive technology. */
  disabledReason?: string | undefined
  /** Called when it may be pressed soon: loads what the press will need. */
  prepare?: (() => void) | undefined
  /** The single key that presses it. */
  shortcut?: string | undefined
}

/** A button. Its default type is `button`. */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  className = '',
  prepare,
  children,
  ...rest
}: ButtonProps) {
  const unavailable = rest.disabledReason === undefined ? 'not-aria-disabled:cursor-pointer' : 'opacity-55'
  const press = usePress(rest.onClick, rest.pending)
  return (
    <GuardedButton
      {...rest}
      {...press}
      {...(prepare && { onPointerEnter: prepare, onFocus: prepare })}
      className={`${shape} ${variants[variant]} ${sizes[size]} ${unavailable} ${className}`}
    >
      {press.pending ? <Spinner /> : icon}
      {children}
    </GuardedButton>
  )
}

interface ButtonLinkProps extends Look, ComponentProps<typeof Link> {}

/** A link that looks like a button, for navigation instead of actions. */
export function ButtonLink(props: ButtonLinkProps) {
  const { variant = 'secondary', size = 'md', icon, className = '', children, ...rest } = props
  return (
    <Link {...rest} className={`${shape} ${variants[variant]} ${sizes[size]} ${className}`}>
      {icon}
      {children}
    </Link>
  )
}
