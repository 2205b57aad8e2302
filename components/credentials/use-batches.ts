'use client'

import { useState } from 'react'
import { useAnswer } from '@/components/ui/use-action'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import { batchSize } from '@/lib/schemas/forms/batch-size'
import type { BulkActions } from './bulk-view'

/** Why a credential was not changed. */
interface Left {
  problem: string
  /** Whether it no longer exists. */
  isGone: boolean
}

/**
 * Changes many credentials in batches. `progress` is the number processed, null while nothing runs. `run` returns the problems
 * by id. If the server refuses a batch or does not answer, later batches are not sent. Null if the person did not confirm that it is
 * they, and so nothing was changed.
 */
export function useBatches(change: BulkActions['change']) {
  const [progress, setProgress] = useState<number | null>(null)
  const answerTo = useAnswer(change)

  async function run(what: BulkInput['what'], ids: string[]): Promise<Map<string, Left> | null> {
    const left = new Map<string, Left>()
    setProgress(0)
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = ids.slice(start, start + batchSize)
      const answer = await answerTo({ what, ids: batch })
      if (!answer.ok) {
        if (answer.isCancelled && start === 0) {
          setProgress(null)
          return null
        }
        const problem = answer.message ?? 'You did not confirm that it is you.'
        for (const id of batch) left.set(id, { problem, isGone: false })
        for (const id of ids.slice(start + batchSize))
          left.set(id, { problem: 'Not attempted.', isGone: false })
        break
      }
      for (const { id, problem, isGone } of answer.value)
        if (problem !== null) left.set(id, { problem, isGone })
      setProgress(start + batch.length)
    }
    setProgress(null)
    return left
  }

  return { run, progress }
}
