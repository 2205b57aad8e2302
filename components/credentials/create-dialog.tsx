'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { readForm } from '@/components/ui/read-form'
import { useAction } from '@/components/ui/use-action'
import { useGo } from '@/components/ui/use-go'
import { useRead } from '@/components/ui/use-read'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialForms } from './credential-actions'
import { credentialKinds } from './credential-kinds'
import type { ActedOnFields } from './credential-view'
import type { DialogProps } from './dialog-props'
import { kindDialogs } from './kind-dialogs'
import { listHref } from './list-address'
import { Quoted } from '@/components/ui/quoted'

interface CreateDialogProps<Kind extends CredentialKind> extends DialogProps<Kind> {
  kind: Kind
  /** The credential whose values the form starts with. */
  like?: ActedOnFields
}

/** Creates a credential. One opening is one submission: sent twice, it creates one credential. */
export function CreateDialog<Kind extends CredentialKind>(props: CreateDialogProps<Kind>) {
  const { kind, like, actions, offer, reading, onRevealed, onClose } = props
  const { noun, lead, createLabel } = credentialKinds[kind]
  const { form: parts } = kindDialogs[kind]
  const [submissionId] = useState(() => crypto.randomUUID())
  const { run, pending, failure } = useAction(actions.create)
  const go = useGo()
  const form = useForm<CredentialForms[Kind]>(parts.options(reading.timeZone, offer.you))
  const { found, again } = useRead(like ? actions.read : null, like?.id ?? '')
  const show = useEffectEvent((state: NonNullable<typeof found>) => {
    if (state.ok) form.reset(parts.copy(state.value, reading))
  })
  useEffect(() => {
    if (found) show(found)
  }, [found])

  async function submit(fields: CredentialForms[Kind]) {
    const state = await run({ ...fields, submissionId })
    if (state.ok) onRevealed(state.value)
  }

  function showExisting(id: string) {
    if (!go.canGo()) return
    onClose()
    go.push(listHref(kind, {}, id))
  }

  const existing = failure?.existing
  const { Fields } = parts
  return (
    <FormDialog
      wide
      title={like ? `Duplicate ${noun}` : `Create ${noun}`}
      about={like ? { id: like.id, version: found?.ok ? found.value.credential.version : undefined } : null}
      description={like ? `A new ${noun} with the values of “${like.name}”.` : lead}
      form={form}
      submitLabel={createLabel}
      submit={submit}
      pending={pending}
      failure={failure}
      remedy={
        existing && (
          <Button size="sm" onClick={() => showExisting(existing.id)}>
            Show <Quoted>{existing.name}</Quoted>
          </Button>
        )
      }
      onClose={onClose}
      {...(like && readForm(found, again))}
    >
      {(errorOf) => (
        <Fields
          errorOf={errorOf}
          findPeople={actions.findPeople}
          offer={offer}
          current={null}
          present={null}
          reading={reading}
        />
      )}
    </FormDialog>
  )
}
