import { useEffect, useState } from 'react'
import type { FindAnything, Found } from './found'

/** How long typing has to pause before the server is asked, in milliseconds. */
const pause = 150

interface Answered {
  text: string
  found: Found | null
  /** Why nothing was found. */
  problem: string | null
}

/** What the server finds for a text while the person types. Answers to earlier texts are ignored. Null asks nothing. */
export function useFound(text: string | null, find: FindAnything) {
  const [answered, setAnswered] = useState<Answered | null>(null)
  const isUnanswered = answered?.text !== text

  useEffect(() => {
    if (text === null || !isUnanswered) return undefined
    let isCurrent = true
    async function ask(wanted: string) {
      const state = await find({ text: wanted }).catch(() => null)
      if (!isCurrent) return
      const found = state?.ok ? state.value : null
      const said = state && 'message' in state ? (state.message ?? Object.values(state.fields)[0]) : null
      setAnswered({ text: wanted, found, problem: found ? null : (said ?? noAnswer()) })
    }
    const timer = setTimeout(() => void ask(text), pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, find, isUnanswered])

  const current = text === null || isUnanswered ? null : answered
  return {
    found: current?.found ?? null,
    problem: current?.problem ?? null,
    isSearching: text !== null && current === null,
    again: () => setAnswered(null),
  }
}

function noAnswer(): string {
  return navigator.onLine
    ? 'The server did not answer as expected.'
    : 'You are offline, so credentials and people cannot be searched.'
}
