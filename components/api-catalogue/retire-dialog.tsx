'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { ApiView, CatalogueActions } from './catalogue-view'
import { losses } from './losses'

interface RetireDialogProps {
  api: ApiView
  retire: CatalogueActions['retire']
  onClose: () => void
}

/** Asks before an API is retired, and says which credentials lose what. */
export function RetireDialog({ api, retire, onClose }: RetireDialogProps) {
  const { run, pending, failure } = useAction(retire)
  const toast = useToast()

  async function confirm() {
    const state = await run({ id: api.id })
    if (!state.ok) return
    toast(`Retired “${state.value.name}”`)
    onClose()
  }

  const unused = `No credential may use ${api.slug} now.`
  return (
    <ConfirmDialog
      open
      title="Retire API"
      tone="danger"
      confirmLabel="Retire"
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      body={
        <div className="flex flex-col gap-3">
          <p>
            “{api.name}” leaves the catalogue for good; its slug <code className="text-text">{api.slug}</code>{' '}
            is never used again.
          </p>
          <p className="font-medium text-text">
            {losses(api, { writable: false, grantable: false, productId: '' }) ?? unused}
          </p>
        </div>
      }
    />
  )
}
