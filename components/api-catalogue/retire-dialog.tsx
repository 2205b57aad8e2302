'use client'

import { DangerQuestion } from '@/components/ui/danger-question'
import { useToast } from '@/components/ui/toast'
import type { ApiView, CatalogueActions } from './catalogue-view'
import { losses } from './losses'

interface RetireDialogProps {
  api: ApiView
  retire: CatalogueActions['retire']
  onClose: () => void
}

/** Asks before an API is retired, and says which credentials lose what. */
export function RetireDialog({ api, retire, onClose }: RetireDialogProps) {
  const toast = useToast()

  function leave({ name }: { name: string }) {
    toast(`Retired “${name}”`)
    onClose()
  }

  const unused = `No credential may use ${api.slug} now.`
  return (
    <DangerQuestion
      title="Retire API"
      confirmLabel="Retire"
      action={retire}
      input={{ id: api.id }}
      onDone={leave}
      onClose={onClose}
    >
      <p>
        “{api.name}” leaves the catalogue for good; its slug <code className="text-text">{api.slug}</code> is
        never used again.
      </p>
      <p className="font-medium text-text">
        {losses(api, { writable: false, grantable: false, productId: '' }) ?? unused}
      </p>
    </DangerQuestion>
  )
}
