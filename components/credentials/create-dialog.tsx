'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { useAction } from '@/components/ui/use-action'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialForms } from './credential-actions'
import { credentialKinds } from './credential-kinds'
import type { ActedOnFields } from './credential-view'
import type { DialogProps } from './dialog-props'
import { kindParts } from './kind-parts'
import { listHref } from './list-address'
import { noAnswer, useCurrentValues } from './use-current-values'

interface CreateDialogProps<Kind extends CredentialKind> extends DialogProps<Kind> {
  kind: Kind
  /** The credential whose values the form starts with. */
  like?: ActedOnFields
}

/** Creates a credential. One opening is one submission: sent twice, it creates one credential. */
export function CreateDialog<Kind extends CredentialKind>(props: CreateDialogProps<Kind>) {
  const { kind, like, actions, offer, reading, onRevealed, onClose } = props
  const { noun, lead, createLabel } = credentialKinds[kind]
  const { form: parts } = kindParts[kind]
  const [submissionId] = useState(() => crypto.randomUUID())
  const { run, pending, failure } = useAction(actions.create)
  const router = useRouter()
  const form = useForm<CredentialForms[Kind]>(parts.options(reading.timeZone, offer.you))
  const { found } = useCurrentValues(actions.read, like?.id, (current) =>
    form.reset(parts.copy(current, reading)),
  )
  const unread = found?.ok === false ? (found.message ?? noAnswer) : undefined

  async function submit(fields: CredentialForms[Kind]) {
    const state = await run({ ...fields, submissionId })
    if (state.ok) onRevealed(state.value)
  }

  function showExisting(id: string) {
    onClose()
    router.push(listHref(kind, {}, id))
  }

  const existing = failure?.existing
  const { Fields } = parts
  return (
    <FormDialog
      wide
      title={like ? `Duplicate ${noun}` : `Create ${noun}`}
      description={like ? `A new ${noun} with the values of “${like.name}”.` : lead}
      form={form}
      submitLabel={createLabel}
      submit={submit}
      pending={pending}
      failure={failure}
      remedy={
        existing && (
          <Button size="sm" onClick={() => showExisting(existing.id)}>
            Show “{existing.name}”
          </Button>
        )
      }
      onClose={onClose}
      loading={like !== undefined && found === null}
      refusal={unread === undefined ? undefined : { reason: unread, remedy: null }}
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
