import { useState } from 'react'
import type { ActionState } from '@/components/ui/action-state'
import { useAction } from '@/components/ui/use-action'

/** How a person shows who they are. */
type Way = 'typed' | 'passkey'

/**
 * One step of signing in, in one of several ways, one at a time. Leaves for the console when the server has accepted it.
 *
 * @param returnTo the path to go to
 */
export function useEntry(returnTo: string) {
  const [way, setWay] = useState<Way | null>(null)
  const { run, failure } = useAction((work: () => Promise<ActionState<null>>) => work())

  async function enter(by: Way, work: () => Promise<ActionState<null>>): Promise<void> {
    setWay(by)
    const state = await run(work)
    // A full page load, so that nothing from before sign-in is kept.
    if (state.ok) window.location.assign(returnTo)
    else setWay(null)
  }

  return {
    /** The way that is being tried, also while the browser leaves; null if none is. */
    way,
    enter,
    failure,
  }
}
