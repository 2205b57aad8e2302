import { Notice } from './notice'

interface NeedsScriptProps {
  /** What does not work, and what to do. By default, that one cannot continue. */
  children?: string
  className?: string
}

/** A notice that is shown only while JavaScript is turned off. */
export function NeedsScript(props: NeedsScriptProps) {
  const {
    children = 'To continue, turn JavaScript on in your browser and reload the page.',
    className = '',
  } = props
  return (
    <noscript className={`block ${className}`}>
      <Notice tone="warning" title="JavaScript is turned off">
        {children}
      </Notice>
    </noscript>
  )
}
