'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import type { Reading } from '@/components/credentials/credential-view'
import { ExpiryField } from '@/components/credentials/expiry-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { focusFirstError } from '@/components/ui/focus-first-error'
import { Notice } from '@/components/ui/notice'
import { unsavedChanges } from '@/components/ui/unsaved-changes'
import { useAction } from '@/components/ui/use-action'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import { toExpiryForm } from '@/lib/schemas/forms/expiry'
import { replacementForm, type ReplacementForm } from '@/lib/schemas/forms/service-api-key'
import type { ServiceKeyActions } from './service-key-actions'
import type { RevealedKey, ServiceKeyView } from './service-key-view'

interface ReplaceDialogProps {
  serviceKey: ServiceKeyView
  replace: ServiceKeyActions['replace']
  reading: Reading
  onReplaced: (revealed: RevealedKey) => void
  onClose: () => void
}

const formId = 'replace-service-api-key'

/** Asks until when the key that takes another's place is to live, and says what becomes of the other. */
export function ReplaceDialog({ serviceKey, replace, reading, onReplaced, onClose }: ReplaceDialogProps) {
  const [submissionId] = useState(() => crypto.randomUUID())
  const { run, pending, failure } = useAction(replace)
  const form = useForm<ReplacementForm>({
    resolver: zodResolver(replacementForm, undefined, { raw: true }),
    defaultValues: toExpiryForm(null, reading.timeZone),
  })
  const guard = useLeaveGuard(form.formState.isDirty, unsavedChanges, onClose)
  useEffect(() => {
    if (failure) focusFirstError(formId)
  }, [failure])

  async function submit(fields: ReplacementForm) {
    const state = await run({ ...fields, id: serviceKey.id, submissionId })
    if (state.ok) onReplaced(state.value)
  }

  // There is no field for the service user here.
  const message = failure?.message ?? failure?.fields.serviceUser
  return (
    <Dialog
      open
      onOpenChange={guard.close}
      title="Replace service API key"
      footer={
        <>
          <Button onClick={guard.close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Replace
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={form.handleSubmit(submit, () => focusFirstError(formId))}
        className="flex flex-col gap-4"
      >
        {message && <Notice tone="danger">{message}</Notice>}
        <p className="text-muted">
          A new key is made with the name “{serviceKey.name}”, for “{serviceKey.serviceUserName}”, with the
          same permissions and networks.{' '}
          <strong className="font-medium text-text">
            {serviceKey.state === 'expired'
              ? 'The expired key is deleted with it.'
              : 'The present key stays as it is until you delete it.'}
          </strong>
        </p>
        <Controller
          name="expiresAt"
          control={form.control}
          render={({ field: { value, onChange, onBlur } }) => (
            <ExpiryField
              label="Expires at"
              value={value}
              onChange={onChange}
              onBlur={onBlur}
              kept={null}
              reading={reading}
              error={form.formState.errors.expiresAt?.message ?? failure?.fields.expiresAt}
            />
          )}
        />
      </form>
      {guard.question}
    </Dialog>
  )
}
