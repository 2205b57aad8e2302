'use client'

import { useEffect, useState } from 'react'

/** Milliseconds after which a person wants to know why it takes so long. */
const patience = 1_000

/** Says that a change still goes on, once that takes more than a second. */
export function LongWait({ pending }: { pending: boolean }) {
  const [isLong, setIsLong] = useState(false)

  useEffect(() => {
    if (!pending) return undefined
    const timer = setTimeout(() => setIsLong(true), patience)
    return () => {
      clearTimeout(timer)
      setIsLong(false)
    }
  }, [pending])

  return (
    <p role="status" className="mr-auto self-center text-small text-muted">
      {isLong && 'Still working. This can take a few seconds.'}
    </p>
  )
}
