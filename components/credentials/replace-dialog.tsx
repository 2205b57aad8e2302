'use client'

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormDialog } from '@/components/ui/form-dialog'
import { Notice } from '@/components/ui/notice'
import { useAction } from '@/components/ui/use-action'
import type { CredentialKind } from '@/lib/domain/credential'
import { toExpiryForm, type ExpiryForm } from '@/lib/schemas/forms/expiry'
import { credentialKinds } from './credential-kinds'
import type { DialogOfOne } from './dialog-props'
import { ExpiryField } from './expiry-field'
import { expiryResolver } from './expiry-resolver'
import { kindDialogs } from './kind-dialogs'
import { useSelection } from './selection'

/** Asks for the expiry of the new credential, and says what happens to the replaced one. */
export function ReplaceDialog<Kind extends CredentialKind>({
  kind,
  ...props
}: DialogOfOne<Kind> & { kind: Kind }) {
  const { credential, actions, reading, onRevealed, onClose } = props
  const { noun, mustExpire } = credentialKinds[kind]
  const { Replaced } = kindDialogs[kind]
  const { set } = useSelection()
  const [submissionId] = useState(() => crypto.randomUUID())
  const { run, pending, failure } = useAction(actions.replace)
  const form = useForm<ExpiryForm>({
    resolver: expiryResolver(mustExpire),
    defaultValues: toExpiryForm(null, reading.timeZone),
  })

  async function submit(fields: ExpiryForm) {
    const state = await run({ ...fields, id: credential.id, submissionId })
    if (!state.ok) return
    // An expired one was deleted.
    if (credential.state === 'expired') set([credential], false)
    onRevealed(state.value)
  }

  return (
    <FormDialog
      title={`Replace ${noun}`}
      about={{ id: credential.id, version: credential.version }}
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
          <Replaced credential={credential} />
          <ExpiryField
            label={mustExpire ? 'Expires at' : 'Expires'}
            optional={!mustExpire}
            kept={null}
            reading={reading}
            error={errorOf('expiresAt')}
          />
        </>
      )}
    </FormDialog>
  )
}
