'use client'

import { Controller, useFormContext, useWatch } from 'react-hook-form'
import type { CredentialForm } from '@/lib/schemas/forms/credential'
import { AuthorizationField } from './authorization-field'
import type { Reading } from './credential-view'
import type { GrantOffer } from './form-offer'
import { NetworkField } from './network-field'
import type { PresentUse } from './shut-out-notice'
import { PermissionTable } from './permission-table'

interface AuthorityFieldsProps {
  offer: GrantOffer
  /** The addresses it is used from; null for a new credential, and until they are known. */
  present: PresentUse | null
  reading: Reading
  errorOf: (field: 'grants' | 'productIds' | 'allowedAddresses' | 'restrictToNetworks') => string | undefined
}

/** The permissions, authorization and network restriction of a credential, inside a FormProvider. */
export function AuthorityFields({ offer, present, reading, errorOf }: AuthorityFieldsProps) {
  const { control, setValue, formState } = useFormContext<CredentialForm>()
  // The forms give all of them.
  const atFirst = formState.defaultValues as CredentialForm
  const [authorization, productIds, restrictToNetworks, allowedAddresses] = useWatch({
    control,
    name: ['authorization', 'productIds', 'restrictToNetworks', 'allowedAddresses'],
  })
  return (
    <>
      <Controller
        name="grants"
        control={control}
        render={({ field }) => (
          <PermissionTable
            groups={offer.groups}
            value={field.value}
            grantedAtFirst={atFirst.grants}
            onChange={field.onChange}
            error={errorOf('grants')}
          />
        )}
      />
      <AuthorizationField
        authorization={authorization}
        onAuthorization={(chosen) => setValue('authorization', chosen, { shouldDirty: true })}
        productIds={productIds}
        onProducts={(ids) => setValue('productIds', ids, { shouldDirty: true })}
        products={offer.products}
        error={errorOf('productIds')}
      />
      <NetworkField
        value={{ restrictToNetworks, allowedAddresses }}
        onRestrict={(on) => setValue('restrictToNetworks', on, { shouldDirty: true })}
        onAddresses={(text) => setValue('allowedAddresses', text, { shouldDirty: true })}
        error={errorOf('allowedAddresses')}
        restrictionError={errorOf('restrictToNetworks')}
        present={present}
        reading={reading}
      />
    </>
  )
}
