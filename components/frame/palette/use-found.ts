import { useEffect, useState } from 'react'
import { asksToReload, callServer } from '@/components/ui/failed-call'
import { typingPause } from '@/components/ui/use-matches'
import type { FindAnything, Found } from './found'

interface Answered {
  text: string
  found: Found | null
  /** Why nothing was found. */
  problem: string | null
}

/**
 * What the server finds for a text while the person types. Answers to earlier texts are ignored. Null asks nothing. `remedy`: what
 * helps if it did not answer; null if it did.
 */
export function useFound(text: string | null, find: FindAnything) {
  const [answered, setAnswered] = useState<Answered | null>(null)
  const isUnanswered = answered?.text !== text

  useEffect(() => {
    if (text === null || !isUnanswered) return undefined
    let isCurrent = true
    async function ask(wanted: string) {
      const state = await callServer(find, { text: wanted }, 'reads')
      if (!isCurrent) return
      const found = state.ok ? state.value : null
      const said = 'message' in state ? (state.message ?? Object.values(state.fields)[0]) : undefined
      setAnswered({ text: wanted, found, problem: found ? null : (said ?? '') })
    }
    const timer = setTimeout(() => void ask(text), typingPause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, find, isUnanswered])

  const current = text === null || isUnanswered ? null : answered
  const problem = current?.problem ?? null
  const again = () => setAnswered(null)
  return {
    found: current?.found ?? null,
    problem,
    isSearching: text !== null && current === null,
    remedy:
      problem === null
        ? null
        : asksToReload(problem)
          ? { label: 'Reload the page', run: () => window.location.reload() }
          : { label: 'Search again', run: again },
  }
}
