'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionFailure, ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { apiClientForm, type ApiClientForm } from '@/lib/schemas/forms/api-client'
import type { EditableClient } from '../credential-actions'
import { credentialKinds } from '../credential-kinds'
import type { DialogOfOne } from '../dialog-props'
import { listHref } from '../list-address'
import type { PresentUse } from '../shut-out-notice'
import { emptyClientForm, toClientForm } from './client-form'
import { ClientFields } from './fields'

/** Edits an API client with its values at the time the dialog opens. Later changes by others are not overwritten. */
export function EditApiClientDialog(props: DialogOfOne<'api_client'>) {
  const { actions, offer, reading, onClose } = props
  const { id } = props.credential
  const { read, presentUse } = actions
  const { run, pending, failure } = useAction(actions.edit)
  const toast = useToast()
  const router = useRouter()
  const form = useForm<ApiClientForm>({
    resolver: zodResolver(apiClientForm, undefined, { raw: true }),
    defaultValues: emptyClientForm(reading.timeZone),
  })
  const { reset } = form
  const [found, setFound] = useState<ActionState<EditableClient> | null>(null)
  const isUnread = found === null
  useEffect(() => {
    if (!isUnread) return undefined
    let isOpen = true
    function show(state: ActionState<EditableClient>) {
      if (!isOpen) return
      if (state.ok) reset(toClientForm(state.value, reading.timeZone))
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
    // Only a warning depends on it. Without an answer there is no warning.
    presentUse({ id }).then(
      (state) => setPresent(state.ok ? state.value : null),
      () => {},
    )
  }, [presentUse, id])
  const reason = found ? reasonNotToEdit(found) : 'The current values are still loading.'

  async function submit(fields: ApiClientForm) {
    if (!found?.ok) return
    const state = await run({ ...fields, id, version: found.value.client.version })
    if (!state.ok) return
    toast(`Saved “${state.value.name}”`)
    onClose()
  }

  function showPresent() {
    onClose()
    router.push(listHref('api_client', {}, id))
    router.refresh()
  }

  const again = found?.ok === false && !found.stale && (
    <Button size="sm" onClick={() => setFound(null)}>
      Try again
    </Button>
  )
  return (
    <FormDialog
      wide
      title="Edit API client"
      form={form}
      submitLabel="Save"
      submit={submit}
      pending={pending}
      failure={failure}
      remedy={
        failure?.stale && (
          <Button size="sm" onClick={showPresent}>
            Show the current values
          </Button>
        )
      }
      onClose={onClose}
      loading={isUnread}
      refusal={reason === undefined ? undefined : { reason, remedy: again }}
    >
      {(errorOf) =>
        found?.ok && (
          <ClientFields
            errorOf={errorOf}
            offer={{ ...found.value.grantable, applications: offer.applications }}
            expiresAt={found.value.client.expiresAt}
            present={present}
            reading={reading}
          />
        )
      }
    </FormDialog>
  )
}

const noAnswer = 'The server did not answer as expected.'
const unanswered: ActionFailure = { ok: false, message: noAnswer, fields: {} }

/** Why the API client cannot be edited, if it cannot. */
function reasonNotToEdit(found: ActionState<EditableClient>): string | undefined {
  if (!found.ok) return found.message ?? noAnswer
  return found.value.client.state === 'expired' ? credentialKinds.api_client.expired : undefined
}
