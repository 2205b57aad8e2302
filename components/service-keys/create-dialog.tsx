'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Controller, FormProvider, useForm } from 'react-hook-form'
import { AuthorityFields } from '@/components/credentials/authority-fields'
import type { Reading } from '@/components/credentials/credential-view'
import { ExpiryField } from '@/components/credentials/expiry-field'
import type { GrantOffer } from '@/components/credentials/form-offer'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { focusFirstError } from '@/components/ui/focus-first-error'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { unsavedChanges } from '@/components/ui/unsaved-changes'
import { useAction } from '@/components/ui/use-action'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import { toExpiryForm } from '@/lib/schemas/forms/expiry'
import { serviceApiKeyForm, type ServiceApiKeyForm } from '@/lib/schemas/forms/service-api-key'
import { listHref } from './list-address'
import type { ServiceKeyActions } from './service-key-actions'
import type { RevealedKey, ServiceUserOffer } from './service-key-view'
import { ServiceUserField } from './service-user-field'

interface CreateDialogProps {
  create: ServiceKeyActions['create']
  offer: GrantOffer
  serviceUsers: ServiceUserOffer
  reading: Reading
  onCreated: (revealed: RevealedKey) => void
  onClose: () => void
}

const formId = 'create-service-api-key'

/** Creates a service API key. One opening is one submission: sent twice, it makes one. */
export function CreateDialog(props: CreateDialogProps) {
  const { create, offer, serviceUsers, reading, onCreated, onClose } = props
  const [submissionId] = useState(() => crypto.randomUUID())
  const { run, pending, failure } = useAction(create)
  const router = useRouter()
  const form = useForm<ServiceApiKeyForm>({
    resolver: zodResolver(serviceApiKeyForm, undefined, { raw: true }),
    defaultValues: {
      name: '',
      description: '',
      serviceUser: '',
      grants: [],
      authorization: 'cloud_administrator',
      productIds: [],
      restrictToNetworks: false,
      allowedAddresses: '',
      ...toExpiryForm(null, reading.timeZone),
    },
  })
  const guard = useLeaveGuard(form.formState.isDirty, unsavedChanges, onClose)
  const errorOf = (field: keyof ServiceApiKeyForm) =>
    form.formState.errors[field]?.message ?? failure?.fields[field]
  useEffect(() => {
    if (failure) focusFirstError(formId)
  }, [failure])

  async function submit(fields: ServiceApiKeyForm) {
    const state = await run({ ...fields, submissionId })
    if (state.ok) onCreated(state.value)
  }

  function showExisting(id: string) {
    onClose()
    router.push(listHref({}, id))
  }

  const existing = failure?.existing
  return (
    <Dialog
      open
      wide
      onOpenChange={guard.close}
      title="Create service API key"
      description="One long-lived key that a program sends with each request."
      footer={
        <>
          <Button onClick={guard.close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Save & close
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form
          id={formId}
          noValidate
          onSubmit={form.handleSubmit(submit, () => focusFirstError(formId))}
          className="flex flex-col gap-4"
        >
          {failure?.message && (
            <Notice
              tone="danger"
              action={
                existing && (
                  <Button size="sm" onClick={() => showExisting(existing.id)}>
                    Show “{existing.name}”
                  </Button>
                )
              }
            >
              {failure.message}
            </Notice>
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField label="Name" autoComplete="off" error={errorOf('name')} {...form.register('name')} />
            <Controller
              name="serviceUser"
              control={form.control}
              render={({ field: { value, onChange, onBlur } }) => (
                <ServiceUserField
                  value={value}
                  onChange={onChange}
                  onBlur={onBlur}
                  offer={serviceUsers}
                  error={errorOf('serviceUser')}
                />
              )}
            />
          </div>
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
                error={errorOf('expiresAt')}
              />
            )}
          />
          <AuthorityFields offer={offer} present={null} reading={reading} errorOf={errorOf} />
        </form>
      </FormProvider>
      {guard.question}
    </Dialog>
  )
}
