'use client'

import type { UseFormRegister } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { ApiForm } from '@/lib/schemas/forms/catalogue'
import type { ProductView } from './catalogue-view'

interface ApiFieldsProps {
  register: UseFormRegister<ApiForm>
  errorOf: (field: keyof ApiForm) => string | undefined
  products: ProductView[]
  /** Whether the slug cannot be changed, as for an existing API. */
  slugFixed: boolean
}

/** The fields of an API of the catalogue. */
export function ApiFields({ register, errorOf, products, slugFixed }: ApiFieldsProps) {
  return (
    <>
      <TextField label="Name" autoComplete="off" error={errorOf('name')} {...register('name')} />
      <TextField
        label="Slug"
        autoComplete="off"
        spellCheck={false}
        readOnly={slugFixed}
        className="font-mono text-mono"
        hint={
          slugFixed
            ? 'You cannot change it, because permissions are named after it.'
            : 'Permissions are named after it, such as alerts:read. You cannot change it later.'
        }
        error={errorOf('slug')}
        {...register('slug')}
      />
      <SelectField
        label="Product"
        options={[
          { value: '', label: 'Outside any product' },
          ...products.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        hint="Product administrators can reach only the APIs of their products."
        error={errorOf('productId')}
        {...register('productId')}
      />
      <div className="flex flex-col">
        <Checkbox
          label="Can be written"
          hint="Turn this off for an API that only reports."
          {...register('writable')}
        />
        <Checkbox
          label="Can be granted"
          hint="If this is off, credentials cannot be granted this API."
          {...register('grantable')}
        />
      </div>
    </>
  )
}
