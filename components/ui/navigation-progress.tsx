'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { pressedLink } from './followed-link'

/** Work in progress that ends with another view of the page. */
let pending = 0
const listeners = new Set<() => void>()

function change(by: 1 | -1): void {
  pending += by
  for (const listener of listeners) listener()
}

/** Shows the bar while a page is on its way. For what `NavigationProgress` cannot see, such as a form. */
export function usePendingNavigation(isPending: boolean): void {
  useEffect(() => {
    if (!isPending) return undefined
    change(1)
    return () => change(-1)
  }, [isPending])
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Milliseconds after which a page that has not come is no longer waited for, because it may have led back here. */
const longest = 30_000

/**
 * A thin bar at the top while a link is being followed or a filter applied, from 150 ms on. Decoration for those who see the page: the
 * new page announces itself.
 */
export function NavigationProgress() {
  const address = `${usePathname()}?${useSearchParams()}`
  /** The address from which a link was followed. */
  const [leaving, setLeaving] = useState<string | null>(null)
  if (leaving !== null && leaving !== address) setLeaving(null)
  const isElsewhere = useSyncExternalStore(
    listen,
    () => pending > 0,
    () => false,
  )

  useEffect(() => {
    function follow(event: MouseEvent) {
      // After the router, which has prevented the browser from following the link itself.
      const link = event.defaultPrevented ? pressedLink(event) : null
      if (!link) return
      const isHere = link.pathname === window.location.pathname && link.search === window.location.search
      if (!isHere) setLeaving(address)
    }
    function send(event: SubmitEvent) {
      const isOurs = event.target instanceof HTMLFormElement && event.target.method === 'get'
      if (isOurs && !event.defaultPrevented) setLeaving(address)
    }
    document.addEventListener('click', follow)
    document.addEventListener('submit', send)
    return () => {
      document.removeEventListener('click', follow)
      document.removeEventListener('submit', send)
    }
  }, [address])

  useEffect(() => {
    if (leaving === null) return undefined
    const timer = setTimeout(() => setLeaving(null), longest)
    return () => clearTimeout(timer)
  }, [leaving])

  if (leaving === null && !isElsewhere) return null
  return (
    <div
      aria-hidden
      data-navigation-progress
      className="fixed inset-x-0 top-0 z-50 h-0.5 origin-left animate-progress bg-accent forced-colors:bg-[Highlight]"
    />
  )
}
