'use client'

import { useCallback, useEffect, useState } from 'react'
import { loadWhenIdle, type Late } from './late'
import { useToast } from './toast'

/**
 * Gives a component its late part, which is loaded when the page is idle, or earlier:
 * - `part`: the part; null until it has been loaded.
 * - `prepare`: loads it, because it is about to be needed.
 * - `whenLoaded`: does something with it, at once if it has been loaded. Otherwise the promise that it returns lasts until then. If it
 *   cannot be loaded, a toast says so, and the person can try again.
 */
export function useLate<Part>(late: Late<Part>) {
  const [part, setPart] = useState(() => late.part)
  const toast = useToast()
  const load = useCallback(async () => {
    const loaded = await late.load()
    setPart(() => loaded)
    return loaded
  }, [late])
  useEffect(() => loadWhenIdle(load), [load])

  const prepare = useCallback(() => void load().catch(() => undefined), [load])
  const whenLoaded = useCallback(
    (work: (loaded: Part) => void, { title, remedy } = notLoaded): Promise<void> | undefined => {
      const { part: loaded } = late
      if (loaded === null) return load().then(work, () => toast(title, remedy, 'danger'))
      setPart(() => loaded)
      work(loaded)
      return undefined
    },
    [late, load, toast],
  )
  return { part, prepare, whenLoaded }
}

const notLoaded = {
  title: 'This could not be loaded',
  remedy: 'Nothing was changed. Check your connection and try again, or reload the page.',
}
