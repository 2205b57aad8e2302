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
  /** When it expires now, ISO 8601. */
  expiresAt: string | null
  /** Where it is used from; null for a new one, and until it is known. */
  present: PresentUse | null
  reading: Reading
}

/** What an API client is called, whom it concerns and what it may do; within the form of Create or of Edit. */
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
          hint="Belongs to one credential only."
          error={errorOf('contactEmail')}
          {...register('contactEmail')}
        />
        <SuggestField
          label="Application"
          optional
          hint="What will use it. Choose, or type another."
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
