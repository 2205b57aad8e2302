'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionFailure, ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { toExpiryForm } from '@/lib/schemas/forms/expiry'
import { toNetworkRestrictionForm } from '@/lib/schemas/forms/network-restriction'
import { apiClientForm, type ApiClientForm } from '@/lib/schemas/forms/api-client'
import { ClientFields } from './client-fields'
import { emptyForm } from './empty-form'
import type { Reading } from '@/components/credentials/credential-view'
import type { PresentUse } from '@/components/credentials/shut-out-notice'
import type { ApiClientActions, EditableClient } from './api-client-actions'
import { reasonsNotTo } from './reasons'
import { unsavedChanges } from '@/components/ui/unsaved-changes'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'

interface EditDialogProps {
  id: string
  read: ApiClientActions['read']
  edit: ApiClientActions['edit']
  presentUse: ApiClientActions['presentUse']
  /** Applications to suggest. */
  applications: string[]
  reading: Reading
  onClose: () => void
}

/** Edits an API client as it is when the dialog opens; whoever else changes it meanwhile is not overwritten. */
export function EditDialog(props: EditDialogProps) {
  const { id, read, edit, presentUse, applications, reading, onClose } = props
  const { run, pending, failure } = useAction(edit)
  const toast = useToast()
  const router = useRouter()
  const form = useForm<ApiClientForm>({
    resolver: zodResolver(apiClientForm, undefined, { raw: true }),
    defaultValues: emptyForm(reading.timeZone),
  })
  const { reset } = form
  const [found, setFound] = useState<ActionState<EditableClient> | null>(null)
  const isUnread = found === null
  useEffect(() => {
    if (!isUnread) return undefined
    let isOpen = true
    function show(state: ActionState<EditableClient>) {
      if (!isOpen) return
      if (state.ok) reset(toForm(state.value, reading.timeZone))
      else if (state.stale) router.refresh()
      setFound(state)
    }
    read({ id }).then(show, () => show(unanswered))
    return () => {
      isOpen = false
    }
  }, [isUnread, read, id, reset, reading.timeZone, router])
  const [present, setPresent] = useState<PresentUse | null>(null)
  useEffect(() => {
    // Only a warning depends on it: without an answer there is none.
    presentUse({ id }).then(
      (state) => setPresent(state.ok ? state.value : null),
      () => {},
    )
  }, [presentUse, id])
  const guard = useLeaveGuard(form.formState.isDirty, unsavedChanges, onClose)
  const refusal = found ? reasonNotToEdit(found) : 'It is still being read.'

  async function submit(fields: ApiClientForm) {
    if (!found?.ok) return
    const state = await run({ ...fields, id, version: found.value.client.version })
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
      loading={isUnread}
      footer={
        <>
          <Button onClick={guard.close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending} disabledReason={refusal}>
            Save
          </Button>
        </>
      }
    >
      {found?.ok && refusal === undefined ? (
        <ClientFields
          id={formId}
          form={form}
          onSubmit={submit}
          failure={failure}
          offer={{ ...found.value.grantable, applications }}
          expiresAt={found.value.client.expiresAt}
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
        <Notice
          tone="danger"
          action={
            found?.ok === false &&
            !found.stale && (
              <Button size="sm" onClick={() => setFound(null)}>
                Try again
              </Button>
            )
          }
        >
          {refusal}
        </Notice>
      )}
      {guard.question}
    </Dialog>
  )
}

const formId = 'edit-api-client'

const noAnswer = 'The server did not answer as expected.'
const unanswered: ActionFailure = { ok: false, message: noAnswer, fields: {} }

/** Why what was read cannot be edited, if so. */
function reasonNotToEdit(found: ActionState<EditableClient>): string | undefined {
  return found.ok ? reasonsNotTo(found.value.client, undefined).edit : (found.message ?? noAnswer)
}

function toForm({ client, grantable }: EditableClient, timeZone: string): ApiClientForm {
  const apis = grantable.groups.flatMap((group) => group.apis)
  const isWritable = (id: string) => apis.some((api) => api.id === id && api.writable)
  return {
    name: client.name,
    description: client.description,
    contactEmail: client.contactEmail ?? '',
    application: client.application ?? '',
    // What the catalogue no longer offers lapses with the next save.
    grants: client.permissions
      .filter((permission) => permission.lapse !== 'retired' && permission.lapse !== 'withheld')
      .map(({ apiId, read, write }) => ({ apiId, read, write: write && isWritable(apiId) })),
    authorization: client.authorization,
    productIds: client.products.map((product) => product.id),
    ...toNetworkRestrictionForm(client.networks),
    ...toExpiryForm(client.expiresAt, timeZone),
  }
}
