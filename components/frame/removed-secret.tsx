'use client'

import { useSearchParams } from 'next/navigation'
import { FindButton } from '@/components/credentials/find-by-secret/find-button'
import { Notice } from '@/components/ui/notice'
import { removedMark } from '@/lib/schemas/forms/pasted-secret'

/** Says that the server removed a secret from the address of this page. */
export function RemovedSecret() {
  if (useSearchParams().get(removedMark.name) !== removedMark.value) return null
  return (
    <div className="mb-5">
      <Notice tone="warning" title="The address contained a secret" action={<FindButton size="sm" />}>
        Keyturn removed it and did not search for it. It may still be in the history of your browser and in
        the logs of a proxy, so treat it as leaked: find out which API client or service API key it belongs
        to, and report it.
      </Notice>
    </div>
  )
}
