'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { readForm } from '@/components/ui/read-form'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { useGo } from '@/components/ui/use-go'
import { useRead } from '@/components/ui/use-read'
import type { CredentialKind } from '@/lib/domain/credential'
import { ChangeSummary } from './change-summary'
import type { CredentialForms } from './credential-actions'
import { credentialKinds } from './credential-kinds'
import type { DialogOfOne } from './dialog-props'
import { kindDialogs } from './kind-dialogs'
import { listHref } from './list-address'
import type { PresentUse } from './shut-out-notice'
import { withoutPermissions } from './form-values'
import type { GrantedPermissions } from '@/lib/domain/permission-use'

interface EditDialogProps<Kind extends CredentialKind> extends DialogOfOne<Kind> {
  kind: Kind
  /** Permissions to untick when the form opens. */
  without?: GrantedPermissions[] | undefined
}

/** Edits a credential with its values at the time the dialog opens. Later changes by others are not overwritten. */
export function EditDialog<Kind extends CredentialKind>({ kind, without, ...props }: EditDialogProps<Kind>) {
  const { actions, offer, reading, onClose } = props
  const { id } = props.credential
  const { presentUse } = actions
  const { noun, expired } = credentialKinds[kind]
  const { form: parts } = kindDialogs[kind]
  const { run, pending, failure } = useAction(actions.edit)
  const toast = useToast()
  const go = useGo()
  const form = useForm<CredentialForms[Kind]>(parts.options(reading.timeZone, offer.you))
  const { reset } = form
  const { found, again } = useRead(actions.read, id)
  const show = useEffectEvent((state: NonNullable<typeof found>) => {
    if (state.ok) {
      const values = parts.of(state.value, reading.timeZone)
      reset(values)
      // Beside the values as they are, so that the summary says what saving would change.
      if (without)
        reset({ ...values, grants: withoutPermissions(values.grants, without) }, { keepDefaultValues: true })
    } else if (state.stale) go.refresh()
  })
  useEffect(() => {
    if (found) show(found)
  }, [found])
  const [present, setPresent] = useState<PresentUse | null>(null)
  useEffect(() => {
    // Only a warning depends on it. Without an answer there is no warning.
    presentUse({ id }).then(
      (state) => setPresent(state.ok ? state.value : null),
      () => {},
    )
  }, [presentUse, id])

  const current = found?.ok ? found.value : null
  const { loading, refusal } = readForm(found, again)
  const isExpired = current?.credential.state === 'expired'

  async function submit(fields: CredentialForms[Kind]) {
    if (!current) return
    const state = await run({ ...fields, id, version: current.credential.version })
    if (!state.ok) return
    toast(`Saved “${state.value.name}”`)
    onClose()
  }

  function showPresent() {
    if (!go.canGo()) return
    onClose()
    go.push(listHref(kind, {}, id))
    go.refresh()
  }

  const { Fields } = parts
  return (
    <FormDialog
      wide
      title={`Edit ${noun}`}
      about={{ id, version: current?.credential.version }}
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
      loading={loading}
      refusal={isExpired ? { reason: expired, remedy: null } : refusal}
      summary={
        current && (
          <ChangeSummary
            permissions={current.credential.permissions}
            grantable={current.grantable}
            reading={reading}
          />
        )
      }
    >
      {(errorOf) =>
        current && (
          <Fields
            errorOf={errorOf}
            findPeople={actions.findPeople}
            offer={{ ...offer, ...current.grantable }}
            current={current.credential}
            present={present}
            reading={reading}
          />
        )
      }
    </FormDialog>
  )
}
