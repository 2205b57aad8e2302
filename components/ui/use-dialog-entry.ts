'use client'

import { useEffect, useEffectEvent, useLayoutEffect } from 'react'
import { flushSync } from 'react-dom'
import { DialogEntries } from './dialog-entries'

let entries: DialogEntries | undefined

/** Prepares the history for dialogs. Rendered once, above all pages. */
export function DialogHistory() {
  useEffect(() => {
    entries ??= new DialogEntries(window)
  }, [])
  return null
}

/** Whether a dialog is open. */
export function isDialogOpen(): boolean {
  return entries?.isOpen ?? false
}

/** Asks every open dialog to close, the innermost first. Returns whether none is open any more. */
export function leaveDialogs(): boolean {
  return entries?.leaveAll() ?? true
}

/**
 * Gives a dialog an entry in the history while it is open. `onBack` is called when the person goes back: it closes the dialog, or
 * asks first. If the dialog stays open, so does its entry.
 */
export function useDialogEntry(open: boolean, onBack: () => void): void {
  const leave = useEffectEvent(onBack)
  useLayoutEffect(() => (open ? entries?.add({ leave: () => flushSync(() => leave()) }) : undefined), [open])
}
