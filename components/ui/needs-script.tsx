import { Notice } from './notice'

interface NeedsScriptProps {
  /** What does not work, and what to do. */
  children: string
  className?: string
}

/** A notice that is shown only while JavaScript is turned off. */
export function NeedsScript({ children, className = '' }: NeedsScriptProps) {
  return (
    <noscript className={`block ${className}`}>
      <Notice tone="warning" title="JavaScript is turned off">
        {children}
      </Notice>
    </noscript>
  )
}
