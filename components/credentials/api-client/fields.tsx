'use client'

import { useController, useFormContext } from 'react-hook-form'
import type { ErrorOf } from '@/components/ui/form-dialog'
import { SuggestField } from '@/components/ui/suggest-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import { AuthorityFields } from '../authority-fields'
import type { Reading } from '../credential-view'
import { ExpiryField } from '../expiry-field'
import type { FormOffer } from '../form-offer'
import type { PresentUse } from '../shut-out-notice'

interface ClientFieldsProps {
  errorOf: ErrorOf<ApiClientForm>
  offer: FormOffer<'api_client'>
  /** The current expiry, ISO 8601. */
  expiresAt: string | null
  /** The addresses it is used from; null for a new API client, and until they are known. */
  present: PresentUse | null
  reading: Reading
}

/** The fields of an API client, inside the form that creates or edits it. */
export function ClientFields({ errorOf, offer, expiresAt, present, reading }: ClientFieldsProps) {
  const { register, control } = useFormContext<ApiClientForm>()
  const application = useController({ control, name: 'application' }).field
  return (
    <>
      <TextField label="Name" autoComplete="off" error={errorOf('name')} {...register('name')} />
      <TextAreaField
        label="Description"
        optional
        rows={2}
        error={errorOf('description')}
        {...register('description')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Contact email"
          optional
          type="email"
          autoComplete="off"
          hint="An address can belong to only one credential."
          error={errorOf('contactEmail')}
          {...register('contactEmail')}
        />
        <SuggestField
          label="Application"
          optional
          hint="The application that uses it. Choose one, or enter another."
          suggestions={offer.applications.map((value) => ({ value }))}
          error={errorOf('application')}
          {...application}
        />
      </div>
      <AuthorityFields offer={offer} present={present} reading={reading} errorOf={errorOf} />
      <ExpiryField label="Expires" optional kept={expiresAt} reading={reading} error={errorOf('expiresAt')} />
    </>
  )
}
