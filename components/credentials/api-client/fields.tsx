'use client'

import { useController, useFormContext } from 'react-hook-form'
import { SuggestField } from '@/components/ui/suggest-field'
import { TextField } from '@/components/ui/text-field'
import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import { AuthorityFields } from '../authority-fields'
import { ExpiryField } from '../expiry-field'
import type { FieldsProps } from '../form-parts'
import { NameFields } from '../name-fields'

/** The fields of an API client, inside the form that creates or edits it. */
export function ClientFields(props: FieldsProps<'api_client'>) {
  const { errorOf, findPeople, offer, current, present, reading } = props
  const { register, control } = useFormContext<ApiClientForm>()
  const application = useController({ control, name: 'application' }).field
  return (
    <>
      <NameFields findPeople={findPeople} errorOf={errorOf} />
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
      <ExpiryField
        label="Expires"
        optional
        kept={current?.expiresAt ?? null}
        reading={reading}
        error={errorOf('expiresAt')}
      />
    </>
  )
}
