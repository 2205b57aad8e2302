'use client'

import { useRouter } from 'next/navigation'
import { LastRedeemed } from '@/components/credentials/consequences'
import type { Reading } from '@/components/credentials/credential-view'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { listHref } from './list-address'
import type { ServiceKeyActions } from './service-key-actions'
import type { ServiceKeyView } from './service-key-view'

interface DeleteDialogProps {
  serviceKey: ServiceKeyView
  remove: ServiceKeyActions['delete']
  reading: Reading
  onClose: () => void
}

const week = 7 * 24 * 3_600_000

/** Asks before a service API key is deleted; one that was used within seven days must be named. */
export function DeleteDialog({ serviceKey, remove, reading, onClose }: DeleteDialogProps) {
  const { run, pending, failure } = useAction(remove)
  const toast = useToast()
  const router = useRouter()
  const { name, lastRedeemedAt } = serviceKey
  const inUse = lastRedeemedAt !== null && Date.parse(reading.now) - Date.parse(lastRedeemedAt) < week

  async function confirm() {
    const state = await run({ id: serviceKey.id })
    if (!state.ok) return
    toast(`Deleted “${state.value.name}”`)
    onClose()
    router.push(listHref({}))
  }

  return (
    <ConfirmDialog
      open
      title="Delete service API key"
      tone="danger"
      confirmLabel="Delete"
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      typeToConfirm={inUse ? name : undefined}
      body={
        <div className="flex flex-col gap-3">
          <p>
            “{name}” of “{serviceKey.serviceUserName}” is deleted for good.{' '}
            <strong className="font-medium text-text">Whatever uses this key loses access at once</strong>.
            Its audit trail stays.
          </p>
          <LastRedeemed client={serviceKey} reading={reading} words={{ done: 'used', Last: 'Last used' }} />
        </div>
      }
    />
  )
}
