'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { findSecret } from '@/lib/schemas/forms/pasted-secret'

/** How long typing has to pause before the server is asked, in milliseconds. */
const pause = 150

/**
 * What the server finds for a text, while the person types. Without a text, or for a secret that was pasted, nothing is asked.
 * Without an answer nothing is found. `onFound` is called with each answer.
 */
export function useMatches<Match>(
  typed: string | null,
  find: (text: string) => Promise<Match[]>,
  onFound: (matches: Match[]) => void = () => {},
): Match[] {
  const text = typed !== null && findSecret(typed) === null ? typed : null
  const [matches, setMatches] = useState<Match[]>([])
  const show = useEffectEvent((found: Match[]) => {
    setMatches(found)
    onFound(found)
  })
  useEffect(() => {
    if (text === null) return undefined
    let isCurrent = true
    const timer = setTimeout(() => {
      find(text).then(
        (found) => isCurrent && show(found),
        () => isCurrent && show([]),
      )
    }, pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, find])
  return text === null ? [] : matches
}
