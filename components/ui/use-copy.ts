'use client'

import { useEffect, useRef, useState } from 'react'

const copiedFor = 2000

/**
 * Copies to the clipboard. `copied` lasts two seconds. `manual` means that the browser refused (no permission, or no HTTPS):
 * the caller then selects the text and shows "Press Ctrl-C to copy".
 */
export function useCopy(onCopied?: () => void) {
  const [state, setState] = useState<'idle' | 'copied' | 'manual'>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function confirm() {
    clearTimeout(timer.current)
    setState('copied')
    timer.current = setTimeout(() => setState('idle'), copiedFor)
    onCopied?.()
  }

  /** Whether the browser allowed it. */
  async function copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      clearTimeout(timer.current)
      setState('manual')
      return false
    }
    confirm()
    return true
  }

  return { state, copy, confirm, reset: () => setState('idle') }
}
