import type { MouseEvent as ReactMouseEvent } from 'react'

type Press = MouseEvent | ReactMouseEvent

/** The link to another page of this site that a press in the same tab follows, if it does. */
export function pressedLink(event: Press): HTMLAnchorElement | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || link.target || link.download || link.origin !== window.location.origin) return null
  return link
}

/** Whether the router follows a link because of a press that it has already handled. */
export function followsLink(event: ReactMouseEvent): boolean {
  return event.defaultPrevented && pressedLink(event) !== null
}
