'use client'

import { useState } from 'react'
import { batchSize, type BulkInput } from '@/lib/schemas/forms/bulk'
import type { BulkActions } from './bulk-view'

/**
 * Changes many credentials in batches. `progress` is the number processed, null while nothing runs. `run` returns the problems
 * by id. If the server refuses a batch or does not answer, later batches are not sent.
 */
export function useBatches(change: BulkActions['change']) {
  const [progress, setProgress] = useState<number | null>(null)

  async function run(what: BulkInput['what'], ids: string[]): Promise<Map<string, string>> {
    const problems = new Map<string, string>()
    setProgress(0)
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = ids.slice(start, start + batchSize)
      const state = await change({ what, ids: batch }).catch(() => null)
      if (!state?.ok) {
        for (const id of batch)
          problems.set(id, state?.message ?? 'The server did not answer. The change may have been made.')
        for (const id of ids.slice(start + batchSize)) problems.set(id, 'Not attempted.')
        break
      }
      for (const { id, problem } of state.value) if (problem !== null) problems.set(id, problem)
      setProgress(start + batch.length)
    }
    setProgress(null)
    return problems
  }

  return { run, progress }
}
