'use client'

import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'

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
/** The label of an action that somebody chose on another page, until the page that has it opens or they do something else. */
let awaited: { label: string; until: number } | null = null
/** Milliseconds for which an action waits for its page: later it would come as a surprise. */
const patience = 15_000

/** Offers actions in the palette as long as the component is shown. */
export function usePageActions(title: string, actions: PageAction[]): void {
  const own = useRef({ title, actions })
  // Before a press could choose one that is out of date.
  useLayoutEffect(() => {
    Object.assign(own.current, { title, actions })
  })
  useEffect(() => {
    const { current } = own
    registered.push(current)
    const wanted = awaited && Date.now() < awaited.until ? offered(current, awaited.label) : undefined
    if (wanted) {
      awaited = null
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
  const here = registered.map((each) => offered(each, label)).find(Boolean)
  awaited = here ? null : { label, until: Date.now() + patience }
  if (here) here.onSelect()
  else open()
}

/** The person does something else than an action that is still awaited. */
export function forgetAwaited(): void {
  awaited = null
}

function offered({ actions }: PageActions, label: string): PageAction | undefined {
  return actions.find((action) => action.label === label && action.disabledReason === undefined)
}
