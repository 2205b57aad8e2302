'use client'

import { useEffect, type ReactNode } from 'react'
import { Controller, FormProvider, type UseFormReturn } from 'react-hook-form'
import type { ActionFailure } from '@/components/ui/action-state'
import { focusFirstError } from '@/components/ui/focus-first-error'
import { Notice } from '@/components/ui/notice'
import { SuggestField } from '@/components/ui/suggest-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import { AuthorityFields } from '@/components/credentials/authority-fields'
import type { FormOffer } from '@/components/credentials/form-offer'
import type { Reading } from '@/components/credentials/credential-view'
import { ExpiryField } from '@/components/credentials/expiry-field'
import type { PresentUse } from '@/components/credentials/shut-out-notice'

interface ClientFieldsProps {
  id: string
  form: UseFormReturn<ApiClientForm>
  onSubmit: (fields: ApiClientForm) => Promise<void>
  /** What the server refused, and what can be done about it. */
  failure: ActionFailure | null
  remedy: ReactNode
  offer: FormOffer
  /** When it expires now, ISO 8601. */
  expiresAt: string | null
  /** Where it is used from; null for a new one, and until it is known. */
  present: PresentUse | null
  reading: Reading
}

/** What an API client is called, whom it concerns and what it may do: the form of Create and of Edit. */
export function ClientFields(props: ClientFieldsProps) {
  const { id, form, onSubmit, failure, remedy, offer, expiresAt, present, reading } = props
  const errorOf = (field: keyof ApiClientForm) =>
    form.formState.errors[field]?.message ?? failure?.fields[field]
  useEffect(() => {
    if (failure) focusFirstError(id)
  }, [failure, id])

  return (
    <form
      id={id}
      noValidate
      onSubmit={form.handleSubmit(onSubmit, () => focusFirstError(id))}
      className="flex flex-col gap-4"
    >
      {failure?.message && (
        <Notice tone="danger" action={remedy}>
          {failure.message}
        </Notice>
      )}
      <TextField label="Name" autoComplete="off" error={errorOf('name')} {...form.register('name')} />
      <TextAreaField
        label="Description"
        optional
        rows={2}
        error={errorOf('description')}
        {...form.register('description')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Contact email"
          optional
          type="email"
          autoComplete="off"
          hint="Belongs to one credential only."
          error={errorOf('contactEmail')}
          {...form.register('contactEmail')}
        />
        <Controller
          name="application"
          control={form.control}
          render={({ field }) => (
            <SuggestField
              label="Application"
              optional
              hint="What will use it. Choose, or type another."
              suggestions={offer.applications.map((value) => ({ value }))}
              error={errorOf('application')}
              {...field}
            />
          )}
        />
      </div>
      <FormProvider {...form}>
        <AuthorityFields offer={offer} present={present} reading={reading} errorOf={errorOf} />
      </FormProvider>
      <Controller
        name="expiresAt"
        control={form.control}
        render={({ field: { value, onChange, onBlur } }) => (
          <ExpiryField
            label="Expires"
            optional
            value={value}
            onChange={onChange}
            onBlur={onBlur}
            kept={expiresAt}
            reading={reading}
            error={errorOf('expiresAt')}
          />
        )}
      />
    </form>
  )
}
