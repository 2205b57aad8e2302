'use client'

import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import type { ActionState } from '@/components/ui/action-state'
import { Button } from '@/components/ui/button'
import { FormDialog, type ErrorOf } from '@/components/ui/form-dialog'
import { useAction } from '@/components/ui/use-action'
import type { CredentialKind } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import type { Revealed } from './credential-view'
import type { DialogProps } from './dialog-props'
import { listHref } from './list-address'

interface CreateDialogProps<Kind extends CredentialKind, Fields extends FieldValues> extends Pick<
  DialogProps<Kind>,
  'onRevealed' | 'onClose'
> {
  kind: Kind
  description: string
  form: UseFormReturn<Fields>
  submitLabel: string
  create: (input: Fields & { submissionId: string }) => Promise<ActionState<Revealed[Kind]>>
  children: (errorOf: ErrorOf<Fields>) => ReactNode
}

/** Creates a credential. One opening is one submission: sent twice, it creates one credential. */
export function CreateDialog<Kind extends CredentialKind, Fields extends FieldValues>(
  props: CreateDialogProps<Kind, Fields>,
) {
  const { kind, create, onRevealed, onClose, ...dialog } = props
  const [submissionId] = useState(() => crypto.randomUUID())
  const { run, pending, failure } = useAction(create)
  const router = useRouter()

  async function submit(fields: Fields) {
    const state = await run({ ...fields, submissionId })
    if (state.ok) onRevealed(state.value)
  }

  function showExisting(id: string) {
    onClose()
    router.push(listHref(kind, {}, id))
  }

  const existing = failure?.existing
  return (
    <FormDialog
      {...dialog}
      wide
      title={`Create ${credentialKinds[kind].noun}`}
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
    />
  )
}
