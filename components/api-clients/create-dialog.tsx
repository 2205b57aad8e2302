'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useAction } from '@/components/ui/use-action'
import { apiClientForm, type ApiClientForm } from '@/lib/schemas/forms/api-client'
import type { RevealedSecret } from './api-client-view'
import { ClientFields } from './client-fields'
import { emptyForm } from './empty-form'
import type { Reading } from '@/components/credentials/credential-view'
import type { FormOffer } from '@/components/credentials/form-offer'
import type { ApiClientActions } from './api-client-actions'
import { unsavedChanges } from '@/components/ui/unsaved-changes'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'

interface CreateDialogProps {
  create: ApiClientActions['create']
  offer: FormOffer
  reading: Reading
  onCreated: (secret: RevealedSecret) => void
  onClose: () => void
}

/** Creates an API client. One opening is one submission: sent twice, it makes one. */
export function CreateDialog({ create, offer, reading, onCreated, onClose }: CreateDialogProps) {
  const [submissionId] = useState(() => crypto.randomUUID())
  const { run, pending, failure } = useAction(create)
  const router = useRouter()
  const form = useForm<ApiClientForm>({
    resolver: zodResolver(apiClientForm, undefined, { raw: true }),
    defaultValues: emptyForm(reading.timeZone),
  })
  const guard = useLeaveGuard(form.formState.isDirty, unsavedChanges, onClose)

  async function submit(fields: ApiClientForm) {
    const state = await run({ ...fields, submissionId })
    if (state.ok) onCreated(state.value)
  }

  function showExisting(id: string) {
    onClose()
    router.push(`/api-clients?client=${id}`)
  }

  const existing = failure?.existing
  return (
    <Dialog
      open
      wide
      onOpenChange={guard.close}
      title="Create API client"
      description="An ID and a secret with which a program gets access tokens."
      footer={
        <>
          <Button onClick={guard.close}>Cancel</Button>
          <Button type="submit" form="create-api-client" variant="primary" pending={pending}>
            Create
          </Button>
        </>
      }
    >
      <ClientFields
        id="create-api-client"
        form={form}
        onSubmit={submit}
        failure={failure}
        offer={offer}
        expiresAt={null}
        present={null}
        reading={reading}
        remedy={
          existing && (
            <Button size="sm" onClick={() => showExisting(existing.id)}>
              Show “{existing.name}”
            </Button>
          )
        }
      />
      {guard.question}
    </Dialog>
  )
}
