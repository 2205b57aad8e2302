import type { ReactNode } from 'react'

const tones = {
  neutral: 'bg-hover text-muted',
  success: 'bg-success-tint text-success',
  warning: 'bg-warning-tint text-warning',
  danger: 'bg-danger-tint text-danger',
  info: 'bg-info-tint text-info',
}

interface BadgeProps {
  tone: keyof typeof tones
  icon: ReactNode
  children: ReactNode
}

/** A state as an icon and a word on a tinted background. The word carries the meaning. */
export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span
      className={`inline-flex min-h-6 items-center gap-1.5 rounded-control px-2 text-small font-medium whitespace-nowrap in-[.cell-wraps]:wrap-normal in-[.cell-wraps]:@max-[400px]:whitespace-normal forced-colors:border [&_svg]:size-3.5 ${tones[tone]}`}
    >
      {icon}
      {children}
    </span>
  )
}
