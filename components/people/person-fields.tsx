'use client'

import { useController, useFormContext, useWatch } from 'react-hook-form'
import { roleNames } from '@/components/frame/role-names'
import type { ErrorOf } from '@/components/ui/use-error-of'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Role } from '@/lib/domain/role'
import type { InvitePersonForm } from '@/lib/schemas/forms/person'
import { ChoiceField } from './choice-field'
import type { PersonOffer } from './person-view'

interface PersonFieldsProps {
  errorOf: ErrorOf<InvitePersonForm>
  offer: PersonOffer
  /** Whether the address cannot be changed, as for an existing person. */
  emailFixed: boolean
}

const roleHints: Record<Role, string> = {
  cloud_administrator: 'Can manage everything: credentials, people, catalogue and settings.',
  product_administrator: 'Can view the credentials authorized for their products. Cannot change anything.',
  auditor: 'Can view everything and export the audit trail. Cannot change anything.',
}

const roleOptions = Object.entries(roleNames).map(([value, label]) => ({ value, label }))

/** The name, address, role, products and groups of a person, inside a FormProvider. */
export function PersonFields({ errorOf, offer, emailFixed }: PersonFieldsProps) {
  const { register, control } = useFormContext<InvitePersonForm>()
  const role = useWatch({ control, name: 'role' })
  const products = useController({ control, name: 'productIds' }).field
  const groups = useController({ control, name: 'groupIds' }).field
  return (
    <>
      <TextField label="Name" autoComplete="off" error={errorOf('name')} {...register('name')} />
      <TextField
        label="Email"
        type="email"
        autoComplete="off"
        readOnly={emailFixed}
        hint={emailFixed ? 'The person signs in with this address. It cannot be changed.' : undefined}
        error={errorOf('email')}
        {...register('email')}
      />
      <SelectField
        label="Role"
        options={roleOptions}
        hint={roleHints[role]}
        error={errorOf('role')}
        {...register('role')}
      />
      {role === 'product_administrator' && (
        <ChoiceField
          legend="Products"
          choices={offer.products}
          none="There are no products."
          chosen={products.value}
          onChange={products.onChange}
          error={errorOf('productIds')}
        />
      )}
      <ChoiceField
        legend="Groups"
        hint="Groups decide who gets account alerts."
        choices={offer.groups}
        none="There are no groups."
        chosen={groups.value}
        onChange={groups.onChange}
        error={errorOf('groupIds')}
      />
    </>
  )
}
