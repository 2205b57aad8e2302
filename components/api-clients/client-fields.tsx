'use client'

import { useEffect, type ReactNode } from 'react'
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form'
import type { ActionFailure } from '@/components/ui/action-state'
import { focusFirstError } from '@/components/ui/focus-first-error'
import { Notice } from '@/components/ui/notice'
import { SuggestField } from '@/components/ui/suggest-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { ApiClientForm } from '@/lib/schemas/api-client'
import { AuthorizationField } from '@/components/credentials/authorization-field'
import type { FormOffer } from '@/components/credentials/form-offer'
import type { Reading } from '@/components/credentials/credential-view'
import { ExpiryField } from '@/components/credentials/expiry-field'
import { NetworkField } from '@/components/credentials/network-field'
import type { PresentUse } from '@/components/credentials/shut-out-notice'
import { PermissionTable } from '@/components/credentials/permission-table'

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
  const [authorization, productIds, restrictToNetworks, allowedAddresses] = useWatch({
    control: form.control,
    name: ['authorization', 'productIds', 'restrictToNetworks', 'allowedAddresses'],
  })
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
      <Controller
        name="grants"
        control={form.control}
        render={({ field }) => (
          <PermissionTable
            groups={offer.groups}
            value={field.value}
            onChange={field.onChange}
            error={errorOf('grants')}
          />
        )}
      />
      <AuthorizationField
        authorization={authorization}
        onAuthorization={(chosen) => form.setValue('authorization', chosen, { shouldDirty: true })}
        productIds={productIds}
        onProducts={(ids) => form.setValue('productIds', ids, { shouldDirty: true })}
        products={offer.products}
        error={errorOf('productIds')}
      />
      <NetworkField
        value={{ restrictToNetworks, allowedAddresses }}
        onRestrict={(on) => form.setValue('restrictToNetworks', on, { shouldDirty: true })}
        onAddresses={(text) => form.setValue('allowedAddresses', text, { shouldDirty: true })}
        error={errorOf('allowedAddresses')}
        restrictionError={errorOf('restrictToNetworks')}
        present={present}
        reading={reading}
      />
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
