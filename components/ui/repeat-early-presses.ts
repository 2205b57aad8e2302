'use client'

import { useEffect } from 'react'
import { takenOver } from './early-presses'

/** Repeats what the person pressed and typed before React took over. Rendered once, after all pages. */
export function RepeatEarlyPresses() {
  useEffect(() => {
    // After the other effects, among them those of the router.
    queueMicrotask(() => document.dispatchEvent(new Event(takenOver)))
  }, [])
  return null
}
