import type { ComponentProps } from 'react'

/** A button that looks like a link within text, for an action beside others that are links. */
export function TextButton({ className = '', ...props }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={`cursor-pointer rounded-[2px] text-accent-text hover:underline ${className}`}
      {...props}
    />
  )
}
