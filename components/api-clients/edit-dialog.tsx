'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { toExpiryForm } from '@/lib/schemas/expiry'
import { toNetworkRestrictionForm } from '@/lib/schemas/network-restriction'
import { apiClientForm, type ApiClientForm } from '@/lib/schemas/api-client'
import type { ApiClientView } from './api-client-view'
import { ClientFields } from './client-fields'
import { emptyForm } from './empty-form'
import type { Reading } from '@/components/credentials/credential-view'
import type { PresentUse } from '@/components/credentials/shut-out-notice'
import type { FormOffer } from '@/components/credentials/form-offer'
import type { ApiClientActions } from './api-client-actions'
import { unsavedChanges } from '@/components/ui/unsaved-changes'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'

interface EditDialogProps {
  id: string
  read: ApiClientActions['read']
  edit: ApiClientActions['edit']
  presentUse: ApiClientActions['presentUse']
  offer: FormOffer
  reading: Reading
  onClose: () => void
}

/** Edits an API client as it is when the dialog opens; whoever else changes it meanwhile is not overwritten. */
export function EditDialog({ id, read, edit, presentUse, offer, reading, onClose }: EditDialogProps) {
  const finding = useAction(read)
  const [client, setClient] = useState<ApiClientView | null>(null)
  const { run, pending, failure } = useAction(edit)
  const toast = useToast()
  const router = useRouter()
  const form = useForm<ApiClientForm>({
    resolver: zodResolver(apiClientForm),
    defaultValues: async () => {
      const state = await finding.run({ id })
      if (!state.ok) return emptyForm(reading.timeZone)
      setClient(state.value)
      return toForm(state.value, offer, reading.timeZone)
    },
  })
  const [present, setPresent] = useState<PresentUse | null>(null)
  useEffect(() => {
    // Only a warning depends on it: without an answer there is none.
    presentUse({ id }).then(
      (state) => setPresent(state.ok ? state.value : null),
      () => {},
    )
  }, [presentUse, id])
  const unreadable = finding.failure?.message ?? undefined
  const guard = useLeaveGuard(form.formState.isDirty, unsavedChanges, onClose)

  async function submit(fields: ApiClientForm) {
    if (!client) return
    const state = await run({ ...fields, id, version: client.version })
    if (!state.ok) return
    toast(`Saved “${state.value.name}”`)
    onClose()
  }

  function showPresent() {
    onClose()
    router.push(`/api-clients?client=${id}`)
    router.refresh()
  }

  return (
    <Dialog
      open
      wide
      onOpenChange={guard.close}
      title="Edit API client"
      loading={form.formState.isLoading}
      footer={
        <>
          <Button onClick={guard.close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending} disabledReason={unreadable}>
            Save
          </Button>
        </>
      }
    >
      {client ? (
        <ClientFields
          id={formId}
          form={form}
          onSubmit={submit}
          failure={failure}
          offer={offer}
          expiresAt={client.expiresAt}
          present={present}
          reading={reading}
          remedy={
            failure?.stale && (
              <Button size="sm" onClick={showPresent}>
                Show the present values
              </Button>
            )
          }
        />
      ) : (
        <Notice tone="danger">{unreadable}</Notice>
      )}
      {guard.question}
    </Dialog>
  )
}

const formId = 'edit-api-client'

function toForm(client: ApiClientView, offer: FormOffer, timeZone: string): ApiClientForm {
  return {
    name: client.name,
    description: client.description,
    contactEmail: client.contactEmail ?? '',
    application: client.application ?? '',
    // What the catalogue no longer offers lapses with the next save.
    grants: client.permissions
      .filter((permission) => permission.lapse !== 'retired' && permission.lapse !== 'withheld')
      .map(({ apiId, read, write }) => ({ apiId, read, write: write && isWritable(offer, apiId) })),
    authorization: client.authorization,
    productIds: client.products.map((product) => product.id),
    ...toNetworkRestrictionForm(client.networks),
    ...toExpiryForm(client.expiresAt, timeZone),
  }
}

function isWritable(offer: FormOffer, apiId: string): boolean {
  return offer.groups.some((group) => group.apis.some((api) => api.id === apiId && api.writable))
}
