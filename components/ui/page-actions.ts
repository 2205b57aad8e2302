'use client'

import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { pressedLink } from './followed-link'

/** Something that can be done on the page that is shown now. */
export interface PageAction {
  label: string
  icon: ReactNode
  onSelect: () => unknown
  /** Why it cannot be done. */
  disabledReason?: string | undefined
  /** The single key that does it too. */
  shortcut?: string | undefined
}

export interface PageActions {
  /** What they act on, such as the name of the credential whose details are open. */
  title: string
  actions: PageAction[]
}

/** The title of what belongs to the page as a whole. */
export const onThisPage = 'On this page'

const registered: PageActions[] = []
/** An action chosen on another page. It runs when the page that offers it opens. */
let awaited: { label: string; until: number; leaving: AbortController } | null = null
/** Milliseconds for which an action waits for its page: later it would come as a surprise. */
const patience = 15_000

/** Offers actions in the palette as long as the component is shown. */
export function usePageActions(title: string, actions: PageAction[]): void {
  const own = useRef({ title, actions })
  // In a layout effect, so that no press runs an outdated action.
  useLayoutEffect(() => {
    Object.assign(own.current, { title, actions })
  })
  useEffect(() => {
    const { current } = own
    registered.push(current)
    const wanted = awaited && Date.now() < awaited.until ? offered(current, awaited.label) : undefined
    if (wanted) {
      forgetAwaited()
      // After the effects of the page, among them those that prepare its dialogs.
      queueMicrotask(() => wanted.onSelect())
    }
    return () => void registered.splice(registered.indexOf(current), 1)
  }, [])
}

/** What the page offers now, what was opened last first. */
export function pageActions(): PageActions[] {
  return registered.toReversed()
}

/** Does what an action of the page says. If the page has none of this name, opens the page that does. */
export function doOnPage(label: string, open: () => void): void {
  forgetAwaited()
  const here = registered.map((each) => offered(each, label)).find(Boolean)
  if (here) return void here.onSelect()
  const leaving = new AbortController()
  const { signal } = leaving
  awaited = { label, until: Date.now() + patience, leaving }
  window.addEventListener('click', (event) => pressedLink(event) && forgetAwaited(), {
    signal,
    capture: true,
  })
  window.addEventListener('popstate', forgetAwaited, { signal })
  return open()
}

/** Drops the action that waits for its page, because the person did something else. */
export function forgetAwaited(): void {
  awaited?.leaving.abort()
  awaited = null
}

function offered({ actions }: PageActions, label: string): PageAction | undefined {
  return actions.find((action) => action.label === label && action.disabledReason === undefined)
}
