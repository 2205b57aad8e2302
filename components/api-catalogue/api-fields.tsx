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
  /** An API that exists keeps its slug. */
  slugFixed: boolean
}

/** What an entry of the catalogue says. */
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
            ? 'Fixed for ever: permissions are named after it.'
            : 'Permissions are named after it, like alerts:read. It can never be changed.'
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
        hint="Administrators of a product reach its APIs alone."
        error={errorOf('productId')}
        {...register('productId')}
      />
      <div className="flex flex-col">
        <Checkbox label="Can be written" hint="Off for an API that only reports." {...register('writable')} />
        <Checkbox label="Can be granted" hint="Off: offered to nobody." {...register('grantable')} />
      </div>
    </>
  )
}
