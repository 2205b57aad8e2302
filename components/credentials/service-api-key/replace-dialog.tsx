'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormDialog } from '@/components/ui/form-dialog'
import { Notice } from '@/components/ui/notice'
import { useAction } from '@/components/ui/use-action'
import { toExpiryForm } from '@/lib/schemas/forms/expiry'
import { replacementForm, type ReplacementForm } from '@/lib/schemas/forms/service-api-key'
import type { DialogOfOne } from '../dialog-props'
import { ExpiryField } from '../expiry-field'
import { useSelection } from '../selection'

/** Asks for the expiry of the new key, and says what happens to the replaced key. */
export function ReplaceDialog(props: DialogOfOne<'service_api_key'>) {
  const { credential: key, actions, reading, onRevealed, onClose } = props
  const { set } = useSelection()
  const [submissionId] = useState(() => crypto.randomUUID())
  const { run, pending, failure } = useAction(actions.replace)
  const form = useForm<ReplacementForm>({
    resolver: zodResolver(replacementForm, undefined, { raw: true }),
    defaultValues: toExpiryForm(null, reading.timeZone),
  })

  async function submit(fields: ReplacementForm) {
    const state = await run({ ...fields, id: key.id, submissionId })
    if (!state.ok) return
    // An expired key was deleted.
    if (key.state === 'expired') set([key], false)
    onRevealed(state.value)
  }

  return (
    <FormDialog
      title="Replace service API key"
      form={form}
      submitLabel="Replace"
      submit={submit}
      pending={pending}
      failure={failure}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {/* This dialog has no field for the service user. */}
          {failure?.fields.serviceUser && <Notice tone="danger">{failure.fields.serviceUser}</Notice>}
          <p className="text-muted">
            This creates a new key named “{key.name}” for “{key.serviceUserName}”, with the same permissions
            and networks.{' '}
            <strong className="font-medium text-text">
              {key.state === 'expired'
                ? 'The expired key is deleted at the same time.'
                : 'The current key stays as it is until you delete it.'}
            </strong>
          </p>
          <ExpiryField label="Expires at" kept={null} reading={reading} error={errorOf('expiresAt')} />
        </>
      )}
    </FormDialog>
  )
}
