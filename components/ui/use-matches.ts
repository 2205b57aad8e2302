'use client'

import { createContext, use, useEffect, useEffectEvent, useState } from 'react'

/** How long typing has to pause before the server is asked, in milliseconds. */
export const typingPause = 150

/** Decides which texts may be sent to the server while a person types. */
export const MaySend = createContext((_text: string): boolean => true)

/**
 * What the server finds for a text, while the person types. Without a text, or for one that may not be sent, nothing is asked.
 * Without an answer nothing is found. `onFound` is called with each answer.
 */
export function useMatches<Match>(
  typed: string | null,
  find: (text: string) => Promise<Match[]>,
  onFound: (matches: Match[]) => void = () => {},
): Match[] {
  const maySend = use(MaySend)
  const text = typed !== null && maySend(typed) ? typed : null
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
    }, typingPause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, find])
  return text === null ? [] : matches
}
